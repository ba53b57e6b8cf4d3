//! Language and light of the office.

use components::{Look, Theme};
use domain::Lang;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::texts::Texts;

/// How the office speaks and whether it is lit.
#[derive(Clone, Copy)]
pub(crate) struct Manner {
    /// The language of every text.
    pub(crate) lang: RwSignal<Lang>,
    /// Dark or not.
    pub(crate) dark: RwSignal<bool>,
}

/// The texts in the language of the moment. Views are rebuilt when it changes.
pub(crate) fn texts() -> Texts {
    let manner: Manner = expect_context();
    Texts {
        lang: manner.lang.get_untracked(),
    }
}

impl Manner {
    /// As the page was dressed before the first paint.
    pub(crate) fn open() -> Self {
        let root = document().document_element();
        let attribute = |name| root.as_ref().and_then(|root| root.get_attribute(name));
        Self {
            lang: RwSignal::new(Lang::from_tag(&attribute("lang").unwrap_or_default())),
            dark: RwSignal::new(attribute("data-theme").as_deref() == Some("dark")),
        }
    }

    /// Speaks the other language.
    pub(crate) fn turn_language(self) {
        let other = |lang: Lang| match lang {
            Lang::ZhCn => Lang::En,
            Lang::En => Lang::ZhCn,
        };
        self.lang.update(|lang| *lang = other(*lang));
        self.wear();
    }

    /// Turns the light on or off.
    pub(crate) fn turn_light(self) {
        self.dark.update(|dark| *dark = !*dark);
        self.wear();
    }

    fn wear(self) {
        let theme = match (self.dark.get_untracked(), prefers_dark()) {
            (dark, system) if dark == system => Theme::Auto,
            (true, _) => Theme::Dark,
            (false, _) => Theme::Light,
        };
        let (care, text_percent) = as_dressed();
        let lang = self.lang.get_untracked().tag();
        Look {
            theme,
            care,
            text_percent,
            lang,
        }
        .wear();
    }
}

/// Care mode and the size of the text as the page wears them: the resident's page reads the same
/// look, and the office changes neither.
fn as_dressed() -> (bool, u16) {
    let root = document().document_element();
    let root = root.and_then(|root| root.dyn_into::<HtmlElement>().ok());
    let Some(root) = root else {
        return (false, 100);
    };
    let care = root.get_attribute("data-mode").as_deref() == Some("care");
    // A property that is not there reads as empty, and the size is then the usual one.
    let size = root.style().get_property_value("font-size");
    let size = size.unwrap_or_default();
    (care, size.trim_end_matches('%').parse().unwrap_or(100))
}

/// Whether this computer asks for dark pages.
fn prefers_dark() -> bool {
    let query = window().match_media("(prefers-color-scheme: dark)");
    query.ok().flatten().is_some_and(|query| query.matches())
}
