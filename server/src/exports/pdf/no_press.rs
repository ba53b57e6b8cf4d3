//! A program that was built without the feature `pdf` has no press, and refuses to be told of fonts.

use super::{Dossier, NoPress};
use crate::Settings;

/// What sets archive PDFs: there is none.
#[derive(Clone, Debug)]
pub enum Press {}

impl Press {
    /// Never one.
    ///
    /// # Errors
    /// When the settings expect one.
    pub fn of(settings: &Settings) -> Result<Option<Self>, NoPress> {
        match &settings.pdf_fonts {
            Some(_) => Err(NoPress::NotBuilt),
            None => Ok(None),
        }
    }

    /// Nobody can ask for this.
    ///
    /// # Errors
    /// Never.
    pub fn print(&self, _: &Dossier) -> anyhow::Result<Vec<u8>> {
        match *self {}
    }
}
