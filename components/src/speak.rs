//! Reads a page aloud, where the phone has a voice.

use leptos::{prelude::*, text_prop::TextProp};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, SpeechSynthesis, SpeechSynthesisUtterance};

use crate::{
    icon::{Glyph, Icon},
    text::shown,
};

/// A button that reads the page's main part aloud, or the given words; pressed again, it stops.
/// Where there is no voice there is no button.
#[component]
pub fn Speak(
    /// "读给我听"; seen in care mode, always heard.
    #[prop(into)]
    label: TextProp,
    /// The language of the words: "zh-CN", "en".
    #[prop(into)]
    lang: TextProp,
    /// What to read, if not the whole page.
    #[prop(optional, into)]
    words: Option<TextProp>,
) -> impl IntoView {
    let press = move |_| {
        let Some(voice) = voice() else { return };
        if voice.speaking() {
            voice.cancel();
            return;
        }
        let words = words
            .as_ref()
            .map_or_else(page_words, |words| words.get().to_string());
        say(&voice, &words, &lang.get());
    };
    has_voice().then(|| {
        view! {
            <button class="speak" type="button" on:click=press>
                <Icon glyph=Glyph::SPEAK />
                <span class="speak__word">{shown(label)}</span>
            </button>
        }
    })
}

/// Reads these words aloud in this language, if the phone can: for "进页面就读标题".
pub fn read_aloud(words: &str, lang: &str) {
    if let Some(voice) = voice() {
        voice.cancel();
        say(&voice, words, lang);
    }
}

/// Whether there is one. To ask for the voice itself starts it up, which takes a slow phone a while.
fn has_voice() -> bool {
    js_sys::Reflect::has(&window(), &"speechSynthesis".into()).unwrap_or_default()
}

fn voice() -> Option<SpeechSynthesis> {
    window().speech_synthesis().ok()
}

fn page_words() -> String {
    let main = document().get_element_by_id("main");
    main.and_then(|main| main.dyn_into::<HtmlElement>().ok())
        .map_or_else(String::new, |main| main.inner_text())
}

fn say(voice: &SpeechSynthesis, words: &str, lang: &str) {
    // A browser that cannot build an utterance has no voice to use either.
    let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(words) else {
        return;
    };
    utterance.set_lang(lang);
    let fitting = voice.get_voices().iter().find_map(|known| {
        let known = known.dyn_into::<web_sys::SpeechSynthesisVoice>().ok()?;
        (known.local_service() && known.lang().replace('_', "-").starts_with(lang)).then_some(known)
    });
    utterance.set_voice(fitting.as_ref());
    voice.speak(&utterance);
}
