//! 提醒设置: which topics, when not, how often; each change is kept at once.

use components::{Choice, Pace as Gap, Radio, Rows, Section, Select, SwitchRow};
use domain::alerts::{AlertChoice, Command as Act, Pace, Quiet, SetAlerts, Topic};
use domain::wording;
use leptos::prelude::*;

use super::choice_of;
use super::device;
use super::list::glyph;
use crate::privacy::purpose_row;
use crate::shell::{self, Here, Sending};

/// The screen.
pub(super) fn choice(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.alerts_choice());
    let guest = Memo::new(move |_| here.person().is_none());
    let body = move || {
        if guest.get() {
            crate::members::outside(here, t.alerts_guest())
        } else {
            untrack(|| inside(here))
        }
    };
    let body = view! {
        <h1 class="visually-hidden">{t.alerts_choice()}</h1>
        {body}
    };
    shell::inner(
        here,
        t.alerts_choice(),
        "/me",
        Gap::Wide,
        None,
        body.into_any(),
    )
}

fn inside(here: Here) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let now = Memo::new(move |_| choice_of(here));
    let change = Callback::new(move |change: Box<dyn FnOnce(&mut AlertChoice)>| {
        let Some(mut it) = now.get_untracked() else {
            return;
        };
        change(&mut it);
        let set = SetAlerts {
            community: it.community,
            off: it.off,
            quiet: it.quiet,
            pace: it.pace,
        };
        sending.send(Act::Set(set), t.alerts_kept());
    });
    let topics = Topic::ALL.into_iter().filter(|it| it.can_wait()).map(move |topic| {
        let on = Signal::derive(move || now.get().is_some_and(|it| it.wants(topic)));
        let turn = move |on: bool| {
            change.run(Box::new(move |it| {
                if on {
                    it.off.remove(&topic);
                } else {
                    it.off.insert(topic);
                }
            }));
        };
        view! { <SwitchRow glyph=glyph(topic) label=wording::alert_topic(topic, here.lang) on on_change=turn /> }
    });
    let topics = topics.collect_view();
    let paces = Pace::ALL.map(|pace| {
        let chosen = Signal::derive(move || now.get().is_some_and(|it| it.pace == pace));
        let choose = move |()| change.run(Box::new(move |it| it.pace = pace));
        view! { <Radio group="pace" label=pace_name(here, pace) chosen on_choose=choose /> }
    });
    view! {
        <Section title=t.alerts_topics()>
            <Rows>{topics}</Rows>
            <p class="tiny soft">{t.alerts_urgent_text()}</p>
        </Section>
        <Section title=t.alerts_outside()>
            <Rows>{device::row(here)} {purpose_row(here)}</Rows>
        </Section>
        <Section title=t.alerts_quiet()>
            <p class="small soft">{t.alerts_quiet_text()}</p>
            {quiet(here, now, change)}
        </Section>
        <Section title=t.alerts_pace()>
            <fieldset class="stack stack--2">
                <legend class="visually-hidden">{t.alerts_pace()}</legend>
                {paces.collect_view()}
            </fieldset>
        </Section>
        {sending.fault()}
    }
    .into_any()
}

type Change = Callback<Box<dyn FnOnce(&mut AlertChoice)>>;

/// From when until when, in whole hours.
fn quiet(here: Here, now: Memo<Option<AlertChoice>>, change: Change) -> AnyView {
    let t = here.t;
    let kept = now.get_untracked().map(|it| it.quiet).unwrap_or_default();
    let from = RwSignal::new((kept.from / 60).to_string());
    let until = RwSignal::new((kept.until / 60).to_string());
    let hours: Vec<Choice> = (0..24)
        .map(|hour| Choice {
            value: hour.to_string(),
            label: format!("{hour}:00"),
        })
        .collect();
    Effect::watch(
        move || (from.get(), until.get()),
        move |(from, until), _, _| {
            let hour = |text: &str| text.parse::<u16>().ok().map(|hour| hour * 60);
            if let Some((from, until)) = hour(from).zip(hour(until)) {
                change.run(Box::new(move |it| it.quiet = Quiet { from, until }));
            }
        },
        false,
    );
    let choices = Signal::stored(hours);
    view! {
        <div class="pair">
            <Select label=t.alerts_from() value=from choices />
            <Select label=t.alerts_until() value=until choices />
        </div>
    }
    .into_any()
}

fn pace_name(here: Here, it: Pace) -> &'static str {
    let t = here.t;
    match it {
        Pace::Each => t.alerts_pace_each(),
        Pace::Daily => t.alerts_pace_daily(),
        Pace::Weekly => t.alerts_pace_weekly(),
    }
}
