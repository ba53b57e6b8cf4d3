//! Language and light of the office.

use components::{Look, Theme};
use domain::Lang;
use leptos::prelude::*;

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
        let dark = self.dark.get_untracked();
        Look {
            theme: if dark { Theme::Dark } else { Theme::Light },
            lang: self.lang.get_untracked().tag(),
            ..Look::default()
        }
        .wear();
    }
}
