//! One report: what was promised, what was done, what is proven, and what residents say to it.

use components::{
    Badge, BarLine, Bars, DocTitle, DocTop, Fact, Facts, Pace, Paragraphs, Section, Tone,
};
use domain::duty::{DutyGrade, DutyReport, DutyState, Grades, Reporter};
use domain::{DutyReportId, wording};
use leptos::prelude::*;

use super::words::{grade, kept, period, reporter, result};
use super::{ask, rate};
use crate::projects::strip;
use crate::shell::{self, Here};

/// The page.
pub fn page(here: Here, id: DutyReportId) -> AnyView {
    let t = here.t;
    let it = Memo::new(move |_| here.get::<DutyReport>(id));
    let named = Memo::new(move |_| {
        it.with(|it| {
            it.as_ref()
                .map(|it| untrack(|| reporter(here, &it.reporter)))
        })
    });
    here.titled(named);
    let there = Memo::new(move |_| it.with(Option::is_some));
    let body = move || {
        if there.get() {
            untrack(|| whole(here, id, it))
        } else {
            shell::absent(here)
        }
    };
    shell::inner(
        here,
        t.duty_one(),
        "/duty",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

fn whole(here: Here, id: DutyReportId, it: Memo<Option<DutyReport>>) -> AnyView {
    let part = move |part: fn(Here, &DutyReport) -> AnyView| {
        move || it.with(|it| it.as_ref().map(|it| untrack(|| part(here, it))))
    };
    view! {
        {part(head)}
        {part(pledges)}
        {part(done)}
        {part(proven)}
        {part(next)}
        {part(said)}
        {rate::form(here, id, it)}
        {ask::questions(here, id, it)}
    }
    .into_any()
}

fn head(here: Here, it: &DutyReport) -> AnyView {
    let t = here.t;
    let (label, tone) = match it.state {
        DutyState::Open => {
            let until = wording::short_day(it.last, here.lang);
            (t.duty_until(until), Tone::Wait)
        }
        DutyState::Closed { .. } => (t.duty_state_over().to_owned(), Tone::Plain),
    };
    let end = view! { <Badge label tone /> }.into_any();
    view! {
        <div class="stack stack--2">
            <DocTop number=period(here, it) end />
            <DocTitle title=t.duty_title(reporter(here, &it.reporter)) page=true />
        </div>
    }
    .into_any()
}

fn pledges(here: Here, it: &DutyReport) -> AnyView {
    if it.pledges.is_empty() {
        return ().into_any();
    }
    let lines = it.pledges.iter().map(|it| {
        let (label, tone) = kept(here, it.kept);
        let words = it.words.as_ref().map(|it| {
            let text = Signal::stored(it.to_string());
            view! { <Paragraphs text /> }
        });
        view! {
            <li class="stack stack--1">
                <p><Badge label tone /> " " <span class="strong">{it.text.to_string()}</span></p>
                {words}
            </li>
        }
    });
    let lines = lines.collect_view();
    view! {
        <Section title=here.t.duty_pledges()>
            <ul class="stack stack--4">{lines}</ul>
        </Section>
    }
    .into_any()
}

fn done(here: Here, it: &DutyReport) -> AnyView {
    let t = here.t;
    let text = Signal::stored(it.done.to_string());
    let photos = (!it.photos.is_empty()).then(|| strip(here, t.duty_photos(), &it.photos));
    view! { <Section title=t.duty_done()><Paragraphs text /> {photos}</Section> }.into_any()
}

fn proven(here: Here, it: &DutyReport) -> AnyView {
    let t = here.t;
    let Some(proven) = it.proven else {
        return view! {
            <Section title=t.duty_proven()>
                <p class="small soft">{t.duty_proven_waits()}</p>
            </Section>
        }
        .into_any();
    };
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let mut facts = vec![
        fact(t.duty_issues(), t.duty_pieces(proven.issues)),
        fact(t.duty_in_time(), t.duty_of(proven.issues, proven.in_time)),
        fact(t.duty_solved(), t.duty_of(proven.issues, proven.solved)),
    ];
    if !matches!(it.reporter, Reporter::Body(_)) {
        facts.push(fact(t.duty_visits(), t.duty_times(proven.visits)));
    }
    if it.reporter == Reporter::Committee {
        facts.push(fact(t.duty_projects(), t.duty_pieces(proven.projects)));
    }
    let note = t.duty_proven_note(wording::short_day(proven.on, here.lang));
    view! {
        <Section title=t.duty_proven()>
            <Facts facts=Signal::stored(facts) />
            <p class="tiny soft">{note}</p>
        </Section>
    }
    .into_any()
}

fn next(here: Here, it: &DutyReport) -> AnyView {
    if it.next.is_empty() {
        return ().into_any();
    }
    let lines = it.next.iter().map(|it| view! { <li>{it.to_string()}</li> });
    let lines = lines.collect_view();
    view! {
        <Section title=here.t.duty_next()>
            <ul class="stack stack--2">{lines}</ul>
            <p class="small soft">{here.t.duty_next_note()}</p>
        </Section>
    }
    .into_any()
}

/// What residents said, once its days are over.
fn said(here: Here, it: &DutyReport) -> AnyView {
    let t = here.t;
    let DutyState::Closed { grades, .. } = &it.state else {
        return ().into_any();
    };
    let Some(grades) = *grades else {
        let few = result(here, it, None);
        return view! {
            <Section title=t.duty_said()>
                <p>{few}</p>
            </Section>
        }
        .into_any();
    };
    let bars = bars(here, grades);
    let note = t.duty_said_note(it.persons_least());
    view! {
        <Section title=t.duty_said() count=t.duty_people(grades.all())>
            <Bars bars chosen="" />
            <p class="tiny soft">{note}</p>
        </Section>
    }
    .into_any()
}

fn bars(here: Here, grades: Grades) -> Vec<BarLine> {
    let line = |it: DutyGrade| BarLine {
        name: grade(here, it).to_owned(),
        said: here.t.duty_people(grades.of(it)),
        value: u64::from(grades.of(it)),
        whole: u64::from(grades.all()),
        chosen: false,
    };
    DutyGrade::ALL.map(line).into()
}
