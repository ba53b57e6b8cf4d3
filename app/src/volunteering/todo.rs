//! What of volunteering waits for me at home: neighbours who wait for my word, today's activities, and
//! what one of mine needs.

use domain::volunteering::{Activity, Agreement, Consent, Guardian, Held, Meeting, Roll, Side};
use domain::{RollId, wording};

use super::helping::meetings;
use super::list::held;
use super::words::span;
use crate::shell::{Here, sorted};

/// An activity or a neighbour that waits for me, and for what.
#[derive(Clone, Debug, PartialEq)]
pub struct Errand {
    /// Where.
    pub href: String,
    /// The activity's name, or what the neighbour needs.
    pub title: String,
    /// What it waits for.
    pub what: String,
}

/// The activities that wait for me, today's first.
pub fn errands(here: Here) -> Vec<Errand> {
    let Some(me) = here.person() else {
        return Vec::new();
    };
    let now = here.now();
    let soon = now.plus_days(1);
    let all = sorted(here.all::<Activity>(), |it| (it.starts_at.0, it.id.0));
    let t = here.t;
    let what = |it: &Activity| -> Option<String> {
        if it.is_led_by(me) && it.stands() {
            let roll: Option<Roll> = here.get(RollId::of(it.id, Some(me)));
            let waiting = roll.map_or(0, |roll| {
                roll.lines.iter().filter(|line| line.waits_for(me)).count()
            });
            if now >= it.ends_at && waiting > 0 {
                return Some(t.volunteer_to_confirm(waiting));
            }
        }
        let asked = here.all::<Consent>().into_iter().any(|consent| {
            let mine = consent.reader == me && consent.guardian == me;
            mine && consent.activity == it.id && consent.said == Guardian::Silent
        });
        if asked && now < it.ends_at && it.stands() {
            return Some(t.volunteer_to_agree().to_owned());
        }
        let comes = it.is_led_by(me) || held(here, it) == Some(Held::Place);
        let next = it.starts_at < soon && it.ends_at > now && it.stands();
        (comes && next).then(|| {
            let at = crate::shell::when(here, it.starts_at);
            t.volunteer_reminder(at, span(it.starts_at, it.ends_at))
        })
    };
    let errand = |it: &Activity| {
        Some(Errand {
            href: format!("/a/{}", it.id),
            title: it.title.to_string(),
            what: what(it)?,
        })
    };
    asked(here)
        .into_iter()
        .chain(all.iter().filter_map(errand))
        .collect()
}

/// Neighbours who wait for my word: that I was asked, or that somebody would help me.
fn asked(here: Here) -> Vec<Errand> {
    let t = here.t;
    let live = |it: &Meeting| matches!(it.agreement, Agreement::Proposed | Agreement::One { .. });
    let waits = |it: &Meeting| live(it) && !it.agreement.has(it.side);
    let of = |side: Side| meetings(here, side).into_iter().filter(waits);
    let errand = |it: Meeting| {
        let skill = wording::skill(it.skill, here.lang);
        let near = wording::nearness(it.nearness, here.lang);
        let what = match it.side {
            Side::Helps => t.mutual_todo_helps(near),
            Side::Needs => t.mutual_todo_needs(near),
        };
        Errand {
            href: "/volunteer/help".to_owned(),
            title: t.mutual_todo(skill),
            what,
        }
    };
    of(Side::Helps).chain(of(Side::Needs)).map(errand).collect()
}
