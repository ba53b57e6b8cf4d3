//! Rating a report: four words, once, and nobody sees it before its days are over.

use components::{Banner, Button, ButtonLook, Glyph, Radio, Section, Tone};
use domain::duty::{Command as Act, DutyGrade, DutyRating, DutyReport, RateDuty};
use domain::{DutyRatingId, DutyReportId, wording};
use leptos::prelude::*;

use super::words::grade;
use crate::shell::{Here, Sending};

/// What this person can do about it.
#[derive(Clone, Copy, PartialEq)]
enum Mine {
    /// Rates it until a day.
    Rates(domain::Day),
    /// Rated it so.
    Rated(DutyGrade, domain::Day, u32),
    /// It is their own.
    Own,
    /// It is not for them, or over.
    Nothing,
}

/// The question, for those who may answer it.
pub fn form(here: Here, id: DutyReportId, it: Memo<Option<DutyReport>>) -> AnyView {
    let t = here.t;
    let chosen = RwSignal::new(None::<DutyGrade>);
    let sending = Sending::new(here);
    let mine = Memo::new(move |_| {
        let Some(report) = it.get() else {
            return Mine::Nothing;
        };
        let actor = here.actor();
        if !report.is_rated(here.now().day()) {
            return Mine::Nothing;
        }
        let mark = |me| here.get::<DutyRating>(DutyRatingId::of(id, me));
        if let Some(mark) = here.person().and_then(mark) {
            return Mine::Rated(mark.grade, report.last, report.persons_least());
        }
        here.read(|town| {
            if report.answers(&actor, town) {
                Mine::Own
            } else if report.is_for(&actor, town) {
                Mine::Rates(report.last)
            } else {
                Mine::Nothing
            }
        })
    });
    let send = move |()| {
        let Some(grade) = chosen.get_untracked() else {
            sending.refuse(t.duty_choose());
            return;
        };
        sending.send(Act::Rate(RateDuty { report: id, grade }), t.duty_sent());
    };
    let choices = move || {
        let choice = |it: DutyGrade| {
            let is = Signal::derive(move || chosen.get() == Some(it));
            let label = grade(here, it);
            view! {
                <Radio group="duty" label chosen=is on_choose=move |()| chosen.set(Some(it)) />
            }
        };
        DutyGrade::ALL.map(choice).into_iter().collect_view()
    };
    let shown = move || match mine.get() {
        Mine::Nothing => ().into_any(),
        Mine::Own => view! {
            <Banner glyph=Glyph::INFO tone=Tone::Info>{t.duty_own()}</Banner>
        }
        .into_any(),
        Mine::Rated(is, last, least) => {
            let day = wording::short_day(last, here.lang);
            let title = t.duty_you_said(grade(here, is));
            view! {
                <Banner glyph=Glyph::CHECK tone=Tone::Done title>{t.duty_sealed(day, least)}</Banner>
            }
            .into_any()
        }
        Mine::Rates(last) => {
            let day = wording::day(last, here.lang);
            view! {
                <Section title=t.duty_rate()>
                    <p class="small soft">{t.duty_rate_text(day)}</p>
                    <div class="stack stack--2" role="radiogroup" aria-label=t.duty_rate()>{choices()}</div>
                    {sending.fault()}
                    <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=send>
                        {t.duty_rate_send()}
                    </Button>
                </Section>
            }
            .into_any()
        }
    };
    shown.into_any()
}
