//! What a request asks, in the office's words.

use domain::privacy::{Asked, Mend, Proof, Screen};

use crate::texts::Texts;

/// What is asked.
pub(super) fn asked(it: &Asked, t: Texts) -> String {
    match it {
        Asked::Copy => t.privacy_copy().to_owned(),
        Asked::Mend { what, .. } => t.privacy_mend(mended(*what, t)),
        Asked::Erasure => t.privacy_erasure().to_owned(),
    }
}

/// What is wrong.
pub(super) fn mended(it: Mend, t: Texts) -> &'static str {
    match it {
        Mend::Name => t.privacy_mend_name(),
        Mend::Phone => t.privacy_mend_phone(),
        Mend::Home => t.privacy_mend_home(),
        Mend::Other => t.privacy_mend_other(),
    }
}

/// How it is known that it is they.
pub(super) fn proof(it: Proof, t: Texts) -> &'static str {
    match it {
        Proof::Certificate => t.privacy_proof_certificate(),
        Proof::KnownToTwo => t.privacy_proof_known(),
        Proof::CalledBack => t.privacy_proof_called(),
    }
}

/// Where somebody looked.
pub(super) fn screen(it: Screen, t: Texts) -> &'static str {
    match it {
        Screen::Person => t.privacy_screen_person(),
        Screen::Roster => t.privacy_screen_roster(),
        Screen::Copy => t.privacy_screen_copy(),
        Screen::Contact => t.privacy_screen_contact(),
        Screen::Kept => t.privacy_screen_kept(),
    }
}
