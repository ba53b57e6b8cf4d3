//! How a person wants the app to be. Kept by the replica, like a draft.

use components::{Look, Theme};
use domain::{DeviceId, Lang};
use offline::Replica;
use serde::{Deserialize, Serialize};

const KEY: &str = "settings";

/// How often one is told of the steps of what one follows (进展提醒).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    /// Each step, as it comes.
    #[default]
    Each,
    /// Once a week, what the last one brought.
    Weekly,
    /// Not at all: one looks oneself.
    Never,
}

impl Told {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Each, Self::Weekly, Self::Never];
}

/// How a person wants the app to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Dark or light; as the phone is where nobody said.
    pub dark: Option<bool>,
    /// Large buttons, one question at a time (大字版).
    pub care: bool,
    /// Size of the text in percent.
    pub text_percent: u16,
    /// The language.
    pub lang: Lang,
    /// Whether titles are read aloud as pages open (读给我听).
    pub aloud: bool,
    /// How often one is told of what one follows.
    pub told: Told,
    /// What this phone calls itself where codes are read, once it has.
    pub device: Option<DeviceId>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            dark: None,
            care: false,
            text_percent: 100,
            lang: Lang::ZhCn,
            aloud: false,
            told: Told::Each,
            device: None,
        }
    }
}

impl Settings {
    /// The sizes there are, in percent.
    pub const SIZES: [u16; 4] = [100, 125, 150, 200];

    /// As they were kept; the usual ones where nothing was, or nothing readable.
    pub async fn load(replica: &Replica) -> Self {
        let kept = replica.draft(KEY).await.unwrap_or_default();
        serde_json::from_str(&kept).unwrap_or_default()
    }

    /// Keeps them.
    pub async fn keep(self, replica: &Replica) {
        let text = serde_json::to_string(&self).unwrap_or_default();
        replica.save_draft(KEY, &text).await;
    }

    /// How the page is dressed for them.
    pub fn look(self) -> Look {
        let theme = match self.dark {
            None => Theme::Auto,
            Some(false) => Theme::Light,
            Some(true) => Theme::Dark,
        };
        Look {
            theme,
            care: self.care,
            text_percent: self.text_percent,
            lang: self.lang.tag(),
        }
    }
}
