//! Search by the initials of a name (拼音首字母): the browser sorts Chinese by sound, so a character
//! has the initial of the last of these before which it does not stand. No table is carried along.

use std::collections::HashMap;

use js_sys::Intl::Collator;
use js_sys::{Array, Function, Object};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// The first character of each initial, in the order of sound.
const FIRSTS: [(char, &str); 23] = [
    ('a', "阿"),
    ('b', "八"),
    ('c', "嚓"),
    ('d', "哒"),
    ('e', "妸"),
    ('f', "发"),
    ('g', "旮"),
    ('h', "哈"),
    ('j', "讥"),
    ('k', "咔"),
    ('l', "垃"),
    ('m', "妈"),
    ('n', "拏"),
    ('o', "噢"),
    ('p', "妑"),
    ('q', "七"),
    ('r', "呥"),
    ('s', "仨"),
    ('t', "他"),
    ('w', "屲"),
    ('x', "夕"),
    ('y', "丫"),
    ('z', "帀"),
];

/// Family names that sound otherwise than the character does alone.
const SURNAMES: [(char, char); 5] = [
    ('曾', 'z'),
    ('单', 's'),
    ('解', 'x'),
    ('仇', 'q'),
    ('查', 'z'),
];

/// Knows the initials of characters.
#[derive(Clone, Copy)]
pub(crate) struct Initials {
    compare: StoredValue<Function, LocalStorage>,
    /// What was found so far: asking the browser costs more than all the rest.
    known: StoredValue<HashMap<char, Option<char>>, LocalStorage>,
}

impl Initials {
    /// By the browser's own order of sound.
    pub(crate) fn sorted_as_the_browser_does() -> Self {
        let locales = Array::of1(&JsValue::from("zh-CN-u-co-pinyin"));
        Self {
            compare: StoredValue::new_local(Collator::new(&locales, &Object::new()).compare()),
            known: StoredValue::new_local(HashMap::new()),
        }
    }

    /// The initials of a name: 秦招娣 → qzd.
    fn of(self, name: &str) -> String {
        let surname = name.chars().next();
        let surname = SURNAMES.iter().find(|(family, _)| Some(*family) == surname);
        let first = surname.map(|(_, initial)| *initial);
        let rest = name.chars().skip(usize::from(first.is_some()));
        first
            .into_iter()
            .chain(rest.filter_map(|letter| self.of_one(letter)))
            .collect()
    }

    /// Which of two names comes first by its sound.
    pub(crate) fn order(self, one: &str, other: &str) -> std::cmp::Ordering {
        let (one, other) = (JsValue::from(one), JsValue::from(other));
        let order = self
            .compare
            .with_value(|compare| compare.call2(&JsValue::UNDEFINED, &one, &other).ok());
        let order = order.and_then(|order| order.as_f64()).unwrap_or_default();
        order.total_cmp(&0.0)
    }

    fn of_one(self, letter: char) -> Option<char> {
        if !('\u{4e00}'..='\u{9fff}').contains(&letter) {
            return letter
                .is_ascii_alphanumeric()
                .then(|| letter.to_ascii_lowercase());
        }
        if let Some(known) = self.known.with_value(|known| known.get(&letter).copied()) {
            return known;
        }
        let name = JsValue::from(letter.to_string());
        let reached = FIRSTS.partition_point(|(_, first)| self.not_after(first, &name));
        let first = reached.checked_sub(1).and_then(|place| FIRSTS.get(place));
        let initial = first.map(|(initial, _)| *initial);
        self.known.update_value(|known| {
            known.insert(letter, initial);
        });
        initial
    }

    fn not_after(self, first: &str, letter: &JsValue) -> bool {
        let order = self.compare.with_value(|compare| {
            compare
                .call2(&JsValue::UNDEFINED, &JsValue::from(first), letter)
                .ok()
        });
        order
            .and_then(|order| order.as_f64())
            .is_some_and(|order| order <= 0.0)
    }
}

/// The texts of a record, made ready to be searched at every letter that is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ready {
    words: String,
    letters: String,
}

impl Ready {
    /// Of some texts.
    pub(crate) fn of(texts: &[&str], initials: Initials) -> Self {
        let letters: Vec<String> = texts.iter().map(|text| initials.of(text)).collect();
        Self {
            words: texts.join("\n").to_lowercase(),
            letters: letters.join("\n"),
        }
    }

    /// The same as [`fits`].
    pub(crate) fn fits(&self, typed: &Typed) -> bool {
        let found = |(word, letters): &(String, bool)| {
            self.words.contains(word) || (*letters && self.letters.contains(word))
        };
        typed.0.iter().all(found)
    }
}

/// What somebody typed, word by word, and whether it may be initials.
pub(crate) struct Typed(Vec<(String, bool)>);

impl Typed {
    /// Reads it.
    pub(crate) fn read(typed: &str) -> Self {
        let word = |word: &str| {
            let word = word.to_lowercase();
            let letters = word.chars().all(|letter| letter.is_ascii_lowercase());
            (word, letters)
        };
        Self(typed.split_whitespace().map(word).collect())
    }
}

/// Whether a record with these texts is meant by what someone typed: every word of it stands in
/// one of them, or begins the initials of one.
pub(crate) fn fits(typed: &str, texts: &[&str], initials: Initials) -> bool {
    let Typed(words) = Typed::read(typed);
    words.iter().all(|(word, letters)| {
        texts.iter().any(|text| {
            text.to_lowercase().contains(word) || (*letters && initials.of(text).contains(word))
        })
    })
}
