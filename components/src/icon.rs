//! Icons: one drawing table, referenced from the sprite that the browser keeps.

use leptos::prelude::*;

/// A drawing in `public/icons.svg`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph(&'static str);

macro_rules! glyphs {
    ($($name:ident = $id:literal),+ $(,)?) => {
        impl Glyph {
            $(#[doc = concat!("`", $id, "` in the sprite.")] pub const $name: Self = Self($id);)+

            #[cfg(test)]
            const ALL: &[Self] = &[$(Self::$name),+];
        }
    };
}

glyphs! {
    HOME = "home",
    TALK = "talk",
    BUILD = "build",
    HANDS = "hands",
    ME = "me",
    BACK = "back",
    NEXT = "next",
    DOWN = "down",
    CLOSE = "close",
    SPEAK = "speak",
    CAMERA = "camera",
    PLUS = "plus",
    SEARCH = "search",
    FILTER = "filter",
    CHECK = "check",
    CLOCK = "clock",
    CALENDAR = "calendar",
    PIN = "pin",
    PHONE = "phone",
    OFFLINE = "offline",
    OUTBOX = "outbox",
    ALERT = "alert",
    INFO = "info",
    DROP = "drop",
    BOLT = "bolt",
    FLAME = "flame",
    LIFT = "lift",
    QR = "qr",
    SCAN = "scan",
    WHISTLE = "whistle",
    MEGAPHONE = "megaphone",
    SHIELD = "shield",
    YUAN = "yuan",
    DOC = "doc",
    DOWNLOAD = "download",
    PRINT = "print",
    USERS = "users",
    SLIDERS = "sliders",
    MOON = "moon",
    TEXT = "text",
    GLOBE = "globe",
    LOCK = "lock",
    EXIT = "exit",
    FLAG = "flag",
    HEART = "heart",
    BOWL = "bowl",
    LEAF = "leaf",
    ELDER = "elder",
    BALLOT = "ballot",
    LIST = "list",
    EDIT = "edit",
    IMAGE = "image",
    REFRESH = "refresh",
    DOOR = "door",
    SHARE = "share",
    TABLE = "table",
    STEPS = "steps",
    MIC = "mic",
    GIFT = "gift",
    PLUG = "plug",
    PARKING = "parking",
    RAMP = "ramp",
    TREE = "tree",
    PARCEL = "parcel",
    FIT = "fit",
    GRID = "grid",
    SIREN = "siren",
    SUN = "sun",
    MEDAL = "medal",
    KEY = "key",
    BELL = "bell",
    EYE_OFF = "eye-off",
    WALK = "walk",
}

impl Glyph {
    /// The address that a `<use>` element refers to.
    pub fn href(self) -> String {
        ["/icons.svg#i-", self.0].concat()
    }
}

/// One icon, for the eye only: the word beside it says what it means.
#[component]
pub fn Icon(
    /// Which drawing.
    glyph: Glyph,
    /// Three quarters of the size, as in a button beside its word.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let class = if small { "icon icon--small" } else { "icon" };
    view! { <svg class=class aria-hidden="true"><use href=glyph.href() /></svg> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_glyph_is_drawn_in_the_sprite() {
        let sprite = include_str!("../../public/icons.svg");
        for glyph in Glyph::ALL {
            assert!(
                sprite.contains(&format!("id=\"i-{}\"", glyph.0)),
                "{} is not drawn",
                glyph.0
            );
        }
    }
}
