//! A sitting: when, where, its agenda, who is there.

use components::{
    Badge, DocTitle, DocTop, Fact, Facts, Glyph, Pace, Rows, Section, State, StateKind, Tone,
};
use domain::councils::{Council, Motion, Sitting, ended_at};
use domain::points::Cause;
use domain::{AttendanceId, SittingId, wording};
use leptos::prelude::*;

use super::door::show;
use super::floor::floor;
use super::interests::interests;
use super::lead::lead;
use super::minutes::leading;
use super::questions::questions;
use super::quorum::attend;
use super::vote::motion_row;
use crate::shell::{self, Here};

/// A sitting.
pub fn sitting(here: Here, id: SittingId) -> AnyView {
    let t = here.t;
    let found = Memo::new(move |_| {
        let sitting: Sitting = here.get(id)?;
        let council: Council = here.get(sitting.council)?;
        Some((sitting, council))
    });
    let title = Memo::new(move |_| {
        found.with(|it| {
            it.as_ref()
                .map(|(sitting, council)| t.sitting_title(&council.name, sitting.number))
        })
    });
    here.titled(title);
    let there = Memo::new(move |_| found.with(Option::is_some));
    let body = move || {
        if !there.get() {
            return shell::absent(here);
        }
        let head = move || {
            found
                .get()
                .map(|(sitting, council)| head(here, &sitting, &council))
        };
        view! { {head} {leading(here, id)} {attend(here, id)} {attended(here, id)} {show(here, id)} {floor(here, id)} {agenda(here, id)} {lead(here, id)} {interests(here, id)} {questions(here, id)} }.into_any()
    };
    shell::inner(
        here,
        t.sitting_bar(),
        "/councils",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

fn head(here: Here, sitting: &Sitting, council: &Council) -> AnyView {
    let t = here.t;
    let now = here.now();
    let started = now >= sitting.starts_at;
    let over = here.read(|town| ended_at(sitting.id, town)).is_some();
    let end = if over {
        view! { <Badge label=t.sitting_over() /> }.into_any()
    } else if started {
        view! { <Badge label=t.sitting_began() tone=Tone::Done /> }.into_any()
    } else {
        let left = wording::time_left(now, sitting.starts_at, here.lang).unwrap_or_default();
        view! { <strong class="is-ochre">{t.sitting_in(left)}</strong> }.into_any()
    };
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let facts = Signal::stored(vec![
        fact(
            t.sitting_when(),
            wording::instant(sitting.starts_at, here.lang),
        ),
        fact(t.sitting_where(), sitting.place.to_string()),
        fact(
            t.sitting_called(),
            wording::instant(sitting.called_at, here.lang),
        ),
    ]);
    view! {
        <article class="stack stack--5">
            <div>
                <DocTop number=wording::council_kind(council.kind, here.lang) end />
                <DocTitle title=t.sitting_title(&council.name, sitting.number) page=true />
            </div>
            <Facts facts />
        </article>
    }
    .into_any()
}

fn agenda(here: Here, id: SittingId) -> AnyView {
    let t = here.t;
    let motions = Memo::new(move |_| {
        let motions = here.of::<Motion>(id);
        shell::sorted(motions, |motion| (motion.number.into(), motion.id.0))
    });
    let rows = move || {
        let motions = motions.get();
        if motions.is_empty() {
            let (title, text) = (t.agenda_empty_title(), t.agenda_empty_text());
            return view! { <State kind=StateKind::Empty title text glyph=Glyph::LIST within=true /> }
                .into_any();
        }
        let rows = motions
            .iter()
            .map(|motion| motion_row(here, motion))
            .collect_view();
        view! { <Rows>{rows}</Rows> }.into_any()
    };
    view! { <Section title=t.agenda_title()>{rows}</Section> }.into_any()
}

/// What being there from beginning to end earned this member.
fn attended(here: Here, id: SittingId) -> AnyView {
    let me = untrack(|| here.person());
    let mine = me.map(|me| Cause::CouncilAttendance(AttendanceId::of(id, me)));
    mine.map(|cause| shell::earned(here, cause)).into_any()
}
