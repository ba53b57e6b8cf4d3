//! What the screens of this slice share: which round, and how its numbers are said.

use domain::RoundId;
use domain::assessment::{Indicator, Round, Survey, SurveyMark};
use domain::{SurveyMarkId, wording};

use crate::shell::Here;

/// The round of a year; the newest where none is named.
pub fn round_of(here: Here, year: Option<i16>) -> Option<Round> {
    let community = here.community()?.id;
    match year {
        Some(year) => here.get(RoundId::of(community, year)),
        None => here.read(|town| Round::newest(community, town)),
    }
}

/// The rounds of this community, the oldest first.
pub fn rounds(here: Here) -> Vec<Round> {
    let Some(community) = here.community() else {
        return Vec::new();
    };
    let mut all = here.of::<Round>(community.id);
    all.sort_by_key(|it| it.year);
    all
}

/// The newest survey.
pub fn survey_of(here: Here) -> Option<Survey> {
    let all = rounds(here);
    all.iter().rev().find_map(|it| here.get::<Survey>(it.id))
}

/// Whether this person has answered a survey.
pub fn has_answered(here: Here, round: RoundId) -> bool {
    let mark = |me| {
        here.get::<SurveyMark>(SurveyMarkId::of(round, me))
            .is_some()
    };
    here.person().is_some_and(mark)
}

/// Whether this person is one of those who are asked, and may object: whoever lives or owns here.
pub fn lives_here(here: Here) -> bool {
    !here.actor().standings().is_empty()
}

/// A score, or a dash where there is none yet.
pub fn score(it: Option<u32>) -> String {
    it.map_or_else(|| "—".to_owned(), wording::hundredths)
}

/// Stars, as a word that is read out and drawn.
pub fn stars(here: Here, stars: u8) -> String {
    here.t.six_stars(stars)
}

/// An indicator in the reader's language.
pub fn asks(here: Here, it: &Indicator) -> String {
    it.title(here.lang).to_owned()
}
