//! Home while an emergency is on: what to do, whom to call, and one tap that says how one is.

use components::{
    ButtonLink, ButtonLook, Dock, Glyph, Icon, Pace, Row, Rows, Section, State, StateKind, TextProp,
};
use domain::emergency::{DailyNotice, DoorState, Emergency, RollCount};
use domain::issues::Hotline;
use domain::{BuildingId, HomeId, wording};
use leptos::prelude::*;

use super::words::{building_name, concerned, doors, whom};
use super::{glance, household};
use crate::shell::{self, Here, Place, Sending, Ways, when};

/// The page.
pub fn page(here: Here) -> AnyView {
    let t = here.t;
    let it = Memo::new(move |_| glance::on(here));
    let title = Memo::new(move |_| it.with(|it| it.as_ref().map(|it| it.title.to_string())));
    let id = Memo::new(move |_| it.with(|it| it.as_ref().map(|it| it.id)));
    let sending = Sending::new(here);
    let at = RwSignal::new(None::<HomeId>);
    let body = move || match id.get() {
        Some(_) => untrack(|| whole(here, it, at, sending)),
        None => view! {
            <State
                kind=StateKind::Empty
                glyph=Glyph::CHECK
                title=t.emergency_none_now()
                text=t.emergency_none_now_text()
                page=true
            />
        }
        .into_any(),
    };
    let concerned = Memo::new(move |_| {
        it.with(|it| {
            it.as_ref()
                .is_some_and(|it| !concerned(here, it).is_empty())
        })
    });
    let dock = move || {
        (id.get().is_some() && concerned.get()).then(|| {
            untrack(|| {
                let buttons = household::mine(here, it, at, sending);
                view! { <Dock>{buttons}</Dock> }
            })
        })
    };
    let ways = Ways {
        place: Place::Home,
        title: TextProp::from(move || title.get().unwrap_or_default()),
        line: None,
        pace: Pace::Wide,
        dock: Some(dock.into_any()),
    };
    shell::place(here, ways, body.into_any())
}

fn whole(
    here: Here,
    it: Memo<Option<Emergency>>,
    at: RwSignal<Option<HomeId>>,
    sending: Sending,
) -> AnyView {
    let t = here.t;
    let part = move |part: fn(Here, &Emergency) -> AnyView| {
        move || it.with(|it| it.as_ref().map(|it| untrack(|| part(here, it))))
    };
    view! {
        {part(head)}
        {household::homes(here, it, at)}
        {household::answered(here, it, at)}
        {part(steps)}
        {part(calls)}
        {part(shelters)}
        {household::family(here, it, at, sending)}
        {roll(here, it)}
        {counts(here, it)}
        {notices(here, it)}
        <ButtonLink href="/everyday" look=ButtonLook::Text>{t.emergency_everyday()}</ButtonLink>
    }
    .into_any()
}

fn head(here: Here, it: &Emergency) -> AnyView {
    let t = here.t;
    let since = t.emergency_since(
        when(here, it.declared_at),
        wording::emergency_kind(it.kind, here.lang),
    );
    let changed = (it.advised_at != it.declared_at).then(|| {
        let line = t.emergency_changed(when(here, it.advised_at));
        view! { <p class="strong">{line}</p> }
    });
    let guest = here.person().is_none().then(|| {
        view! {
            <p>{t.emergency_guest()}</p>
            <ButtonLink href="/sign-in">{t.shell_sign_in()}</ButtonLink>
        }
    });
    let outside = (here.person().is_some() && concerned(here, it).is_empty())
        .then(|| view! { <p>{t.emergency_not_your_home(whom(here, &it.covers))}</p> });
    view! {
        <div class="stack stack--1">
            <p class="emergency__since"><Icon glyph=Glyph::ALERT /> {since}</p>
            {changed} {outside} {guest}
        </div>
    }
    .into_any()
}

/// What to do, in order, large.
fn steps(here: Here, it: &Emergency) -> AnyView {
    let steps = it.advice.steps.iter();
    let steps = steps.map(|it| view! { <li>{it.to_string()}</li> });
    let steps = steps.collect_view();
    view! {
        <Section title=here.t.emergency_steps()>
            <ol class="emergency__steps">{steps}</ol>
        </Section>
    }
    .into_any()
}

/// Whom to call: the four numbers that always answer, the community, and who was named.
fn calls(here: Here, it: &Emergency) -> AnyView {
    let t = here.t;
    let hotlines = Hotline::ALL.iter().map(|it| {
        let href = format!("tel:{}", it.number());
        let label = t.issue_call(it.number(), wording::hotline(*it, here.lang));
        view! { <ButtonLink href glyph=Glyph::PHONE>{label}</ButtonLink> }
    });
    let hotlines = hotlines.collect_view();
    let community = here.community().map(|it| {
        let href = shell::call(it.telephone.as_str());
        let label = t.emergency_call_community(it.telephone.as_str());
        view! { <ButtonLink href block=true glyph=Glyph::PHONE>{label}</ButtonLink> }
    });
    let named = it.advice.calls.iter().map(|it| {
        let href = shell::call(it.number.as_str());
        let label = t.emergency_call_line(&it.number, &it.who);
        view! { <ButtonLink href block=true glyph=Glyph::PHONE>{label}</ButtonLink> }
    });
    let named = named.collect_view();
    view! {
        <Section title=t.emergency_calls()>
            <div class="emergency__calls">{community} {named}</div>
            <div class="emergency__hotlines">{hotlines}</div>
        </Section>
    }
    .into_any()
}

fn shelters(here: Here, it: &Emergency) -> AnyView {
    if it.advice.shelters.is_empty() {
        return ().into_any();
    }
    let rows = it.advice.shelters.iter().map(|it| {
        let lead = view! { <Icon glyph=Glyph::PIN /> }.into_any();
        view! { <Row title=it.to_string() lead /> }
    });
    let rows = rows.collect_view();
    view! { <Section title=here.t.emergency_shelters()><Rows>{rows}</Rows></Section> }.into_any()
}

/// The way to the doors, for whoever looks after some.
fn roll(here: Here, it: Memo<Option<Emergency>>) -> AnyView {
    let t = here.t;
    let shown = move || {
        let id = it.with(|it| it.as_ref().map(|it| it.id))?;
        let doors = doors(here, id);
        if doors.is_empty() {
            return None;
        }
        let of = |state| doors.iter().filter(|it| it.state() == state).count();
        let help = of(DoorState::NeedsHelp);
        let open = of(DoorState::NotYet) + of(DoorState::Nobody) + of(DoorState::Partly);
        let lead = view! { <Icon glyph=Glyph::DOOR /> }.into_any();
        let act = format!("/emergency/{id}/roll");
        Some(view! {
            <Rows>
                <Row title=t.emergency_roll() act meta=t.emergency_roll_line(help, open) lead />
            </Rows>
        })
    };
    shown.into_any()
}

/// How the building and all of them stand: numbers of homes.
fn counts(here: Here, it: Memo<Option<Emergency>>) -> AnyView {
    let t = here.t;
    let shown = move || {
        let emergency = it.get()?;
        let counts = here.of::<RollCount>(emergency.id);
        if counts.is_empty() {
            return None;
        }
        let mine: Option<BuildingId> = concerned(here, &emergency).first().map(|it| it.building);
        let line = |name: String, of: &[&RollCount]| -> AnyView {
            let sum = |number: fn(&RollCount) -> u32| of.iter().map(|it| number(it)).sum::<u32>();
            let text = t.emergency_count_line(
                sum(|it| it.help),
                sum(|it| it.homes),
                sum(|it| it.open),
                sum(|it| it.safe),
            );
            view! { <li><strong>{name}</strong> " " {text}</li> }.into_any()
        };
        let own = counts.iter().find(|it| Some(it.building) == mine);
        let own = own.map(|it| line(building_name(here, it.building), &[it]));
        let all: Vec<&RollCount> = counts.iter().collect();
        let all = line(t.emergency_counts_all().to_owned(), &all);
        Some(view! {
            <Section title=t.emergency_counts()>
                <ul class="stack stack--1">
                    {own} {all}
                </ul>
            </Section>
        })
    };
    shown.into_any()
}

/// The notices of the days, the last first.
fn notices(here: Here, it: Memo<Option<Emergency>>) -> AnyView {
    let t = here.t;
    let shown = move || {
        let id = it.with(|it| it.as_ref().map(|it| it.id))?;
        let mut notices = here.of::<DailyNotice>(id);
        notices.sort_by_key(|it| std::cmp::Reverse(it.day));
        if notices.is_empty() {
            return None;
        }
        let rows = notices.iter().map(|it| notice(here, it)).collect_view();
        Some(view! { <Section title=t.emergency_notices()>{rows}</Section> })
    };
    shown.into_any()
}

/// One notice.
pub fn notice(here: Here, it: &DailyNotice) -> AnyView {
    let words = it.words.as_ref().map(ToString::to_string);
    let words = words.unwrap_or_else(|| here.t.emergency_nothing_new().to_owned());
    view! {
        <div>
            <p class="small soft">{wording::instant(it.at, here.lang)}</p>
            <components::Paragraphs text=words />
        </div>
    }
    .into_any()
}
