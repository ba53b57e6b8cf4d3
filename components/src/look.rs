//! How the whole page is dressed: theme, care mode, text size, language; and who takes over from
//! the first paint.
//!
//! `public/boot.js` dresses the page before anything is drawn, from what [`Look::wear`] keeps.
//! That copy in the browser's storage serves the first paint only.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the phone is.
    #[default]
    Auto,
    /// Paper.
    Light,
    /// Ink.
    Dark,
}

/// Everything about the dress of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Light or dark; care mode is always light.
    pub theme: Theme,
    /// Care mode: nothing small, one decision a screen.
    pub care: bool,
    /// Size of the text in percent: 100, 125, 150 or 200.
    pub text_percent: u16,
    /// The language as HTML names it: "zh-CN", "en".
    pub lang: &'static str,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            theme: Theme::Auto,
            care: false,
            text_percent: 100,
            lang: "zh-CN",
        }
    }
}

impl Look {
    /// Dresses the page, and keeps the look for the next first paint.
    pub fn wear(self) {
        let Some(root) = document().document_element() else {
            return;
        };
        let dark = match self.theme {
            Theme::Auto => prefers_dark(),
            Theme::Light => false,
            Theme::Dark => true,
        };
        dress(&root, "data-theme", dark.then_some("dark"));
        dress(&root, "data-mode", self.care.then_some("care"));
        dress(&root, "lang", Some(self.lang));
        if let Some(root) = root.dyn_ref::<web_sys::HtmlElement>() {
            let size = if self.text_percent == 100 {
                String::new()
            } else {
                format!("{}%", self.text_percent)
            };
            // A size the browser refuses leaves the text as it was.
            root.style()
                .set_property("font-size", &size)
                .unwrap_or_default();
        }
        keep(&self.kept());
    }

    /// The small object that `boot.js` reads.
    fn kept(self) -> String {
        let theme = match self.theme {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        let mode = if self.care { "care" } else { "" };
        let Self {
            text_percent, lang, ..
        } = self;
        format!(r#"{{"theme":"{theme}","mode":"{mode}","text":"{text_percent}","lang":"{lang}"}}"#)
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the first paint must read the look at once, before the replica can be opened"
)]
fn keep(look: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        // Where nothing can be kept, the next first paint is the plain one.
        storage.set_item("linli.look", look).unwrap_or_default();
    }
}

fn prefers_dark() -> bool {
    let query = window().match_media("(prefers-color-scheme: dark)");
    query.ok().flatten().is_some_and(|query| query.matches())
}

fn dress(root: &web_sys::Element, name: &str, value: Option<&str>) {
    // These names and values are always valid, so nothing is refused.
    match value {
        Some(value) => root.set_attribute(name, value).unwrap_or_default(),
        None => root.remove_attribute(name).unwrap_or_default(),
    }
}

/// Takes the first paint away. To be called right before the app is mounted.
pub fn end_first_paint() {
    if let Some(shell) = document().get_element_by_id("first-paint") {
        shell.remove();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kept_look_is_what_the_first_paint_reads() {
        let look = Look {
            theme: Theme::Dark,
            care: true,
            text_percent: 150,
            lang: "en",
        };
        assert_eq!(
            look.kept(),
            r#"{"theme":"dark","mode":"care","text":"150","lang":"en"}"#
        );
        let boot = include_str!("../../public/boot.js");
        for read in [
            "linli.look",
            "look.theme",
            "look.mode",
            "look.text",
            "look.lang",
            "150",
        ] {
            assert!(boot.contains(read), "boot.js does not read {read}");
        }
    }
}
