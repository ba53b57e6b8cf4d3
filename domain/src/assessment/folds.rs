//! What is folded from the records of this slice, and what photos they show.

use crate::core::{Digest, Entity, Plain, Record, Town};

use super::{Round, Survey, SurveyMark, SurveyTurnout};

/// How many have answered each survey, from the marks.
pub(crate) fn turnouts_again(town: &Plain) -> Vec<SurveyTurnout> {
    let surveys = town.all::<Survey>();
    let again = surveys.map(|it| SurveyTurnout {
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
