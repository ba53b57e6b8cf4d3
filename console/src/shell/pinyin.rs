//! Search by the initials of a name (拼音首字母): the browser sorts Chinese by sound, so a character
//! has the initial of the last of these before which it does not stand. No table is carried along.

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
pub(crate) struct Initials(StoredValue<Function, LocalStorage>);

impl Initials {
    /// By the browser's own order of sound.
    pub(crate) fn sorted_as_the_browser_does() -> Self {
        let locales = Array::of1(&JsValue::from("zh-CN-u-co-pinyin"));
        Self(StoredValue::new_local(
            Collator::new(&locales, &Object::new()).compare(),
        ))
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
            .0
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
        let letter = JsValue::from(letter.to_string());
        let reached = FIRSTS.partition_point(|(_, first)| self.not_after(first, &letter));
        FIRSTS
            .get(reached.checked_sub(1)?)
            .map(|(initial, _)| *initial)
    }

    fn not_after(self, first: &str, letter: &JsValue) -> bool {
        let order = self.0.with_value(|compare| {
            compare
                .call2(&JsValue::UNDEFINED, &JsValue::from(first), letter)
                .ok()
        });
        order
            .and_then(|order| order.as_f64())
            .is_some_and(|order| order <= 0.0)
    }
}

/// Whether a record with these texts is meant by what someone typed: every word of it stands in
/// one of them, or begins the initials of one.
pub(crate) fn fits(typed: &str, texts: &[&str], initials: Initials) -> bool {
    typed.split_whitespace().all(|word| {
        let word = word.to_lowercase();
        let letters = word.chars().all(|letter| letter.is_ascii_lowercase());
        texts.iter().any(|text| {
            text.to_lowercase().contains(&word) || (letters && initials.of(text).contains(&word))
        })
    })
}
