//! Words of this slice, and who reports.

use components::Tone;
use domain::duty::{DutyGrade, DutyReport, Grades, Kept, Reporter};
use domain::issues::Body;
use domain::members::{Building, Compound, Office, Scope};
use domain::wording;

use crate::shell::Here;

/// Who reports.
pub fn reporter(here: Here, it: &Reporter) -> String {
    let t = here.t;
    match it {
        Reporter::Committee => t.duty_committee().to_owned(),
        Reporter::Body(id) => {
            let body: Option<Body> = here.get(*id);
            body.map_or_else(String::new, |it| it.name.to_string())
        }
        Reporter::Holder { who, office, scope } => {
            t.duty_holder(self::office(here, *office, *scope), &who.shown)
        }
    }
}

/// An office with its place: 7号楼楼栋长.
pub fn office(here: Here, office: Office, scope: Scope) -> String {
    let place = match scope {
        Scope::Building(id) => here.get::<Building>(id).map(|it| it.name.to_string()),
        Scope::Compound(id) => here.get::<Compound>(id).map(|it| it.name.to_string()),
        Scope::Community(_) | Scope::Council(_) => None,
    };
    let name = wording::office(office, here.lang);
    match place {
        Some(place) => here.t.duty_office(name, place),
        None => name.to_owned(),
    }
}

/// The days a report is about.
pub fn period(here: Here, it: &DutyReport) -> String {
    let (from, to) = (it.from, it.to);
    here.t.duty_days(
        wording::month(from, here.lang),
        wording::month(to, here.lang),
    )
}

/// How far a promise was kept, and its colour.
pub fn kept(here: Here, it: Kept) -> (&'static str, Tone) {
    let tone = match it {
        Kept::Done => Tone::Done,
        Kept::Partly => Tone::Wait,
        Kept::NotDone => Tone::Stop,
    };
    (wording::duty_kept(it, here.lang), tone)
}

/// The result in a line.
pub fn result(here: Here, it: &DutyReport, grades: Option<Grades>) -> String {
    match grades {
        Some(grades) => here
            .t
            .duty_result(grades.all(), grades.content + grades.mostly),
        None => here.t.duty_result_few(it.persons_least()),
    }
}

/// A grade.
pub fn grade(here: Here, it: DutyGrade) -> &'static str {
    wording::duty_grade(it, here.lang)
}
