//! What is folded from the records of this slice, and what photos they show.

use crate::core::{Digest, Entity, Plain, Record, Town};

use super::{Round, Survey, SurveyMark, SurveyState, SurveyTurnout};

/// How many have answered each survey that is closed, from the marks.
pub(crate) fn turnouts_again(town: &Plain) -> Vec<SurveyTurnout> {
    let closed = town.all::<Survey>();
    let closed = closed.filter(|it| it.state != SurveyState::Open);
    let again = closed.map(|it| SurveyTurnout {
        id: it.id,
        community: it.community,
        answered: town.children(SurveyMark::KIND, it.id.0).len() as u32,
    });
    again.collect()
}

/// The photos and files that a record of this slice shows.
pub(crate) fn photos_of(record: &Record) -> Vec<Digest> {
    match record {
        Record::Round(it) => Round::photos(it),
        _ => Vec::new(),
    }
}
