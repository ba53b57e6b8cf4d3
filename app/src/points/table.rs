//! What earns what (积分标准): the table of the pack, shown to everyone.

use components::{Row, Rows, Section};
use domain::points::CauseKind;
use domain::wording;
use leptos::prelude::*;

use super::pack;
use crate::shell::Here;

/// The table, and that no vote is in it.
pub fn table(here: Here) -> AnyView {
    let t = here.t;
    let rules = Memo::new(move |_| {
        let pack = pack(here, here.now().day())?;
        let earning = &pack.points.earning;
        let rows = CauseKind::ALL.map(|kind| (kind, earning.shown(kind)));
        let months = pack.points.lot_months;
        let (learners, grace) = (
            earning.teaching.attendees_least,
            earning.attendance_grace_minutes,
        );
        Some((rows, months, learners, grace))
    });
    let shown = move || {
        rules.get().map(|(rows, months, learners, grace)| {
            let row = |(kind, (points, minutes)): &(CauseKind, (u32, Option<u16>))| {
                let trail = match minutes {
                    Some(minutes) => t.points_per_minutes(minutes, points),
                    None => t.points_points(points),
                };
                let title = wording::cause_kind(*kind, here.lang);
                let meta = match kind {
                    CauseKind::Teaching => t.points_learners(learners),
                    CauseKind::CouncilAttendance => t.points_grace(grace),
                    _ => return view! { <Row title trail /> }.into_any(),
                };
                view! { <Row title trail meta /> }.into_any()
            };
            let rows = rows.iter().map(row).collect_view();
            view! {
                <Section title=t.points_table()>
                    <Rows>{rows}</Rows>
                    <p class="small soft">{t.points_table_text(months)}</p>
                </Section>
            }
        })
    };
    shown.into_any()
}
