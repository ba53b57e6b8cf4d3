//! What there is to do: today's, the five colours, the next days.

use components::{
    ButtonLink, ButtonLook, Card, DateBlock, DocTop, Glyph, Hue, HueItem, Hues, Icon, Pace, Row,
    Rows, Section, SectionLink, Select, State, StateKind,
};
use domain::points::{Balance, journal_of};
use domain::volunteering::{Activity, ActivityBoard, Colour, Held, SignUp, Team, may_announce};
use domain::{Scene, SignUpId, wording};
use leptos::prelude::*;

use super::door;
use super::teams;
use super::words::{badges, colour, glyph, hours, hue, place, span, when_and_where};
use crate::proposals::scene_choices;
use crate::shell::{self, Here, Place, Ways, sorted};

/// How many are shown at first.
const FEW: usize = 20;

/// The place.
pub fn list(here: Here) -> AnyView {
    let t = here.t;
    let guest = Memo::new(move |_| !here.actor().belongs());
    let body = move || {
        if guest.get() {
            untrack(|| empty_for_guests(here))
        } else {
            untrack(|| inside(here))
        }
    };
    let ways = Ways {
        place: Place::Help,
        title: t.volunteer_title().into(),
        line: untrack(|| given(here)),
        pace: Pace::Wide,
        dock: None,
    };
    let body = view! {
        {body}
        {shell::desk(here)}
    };
    shell::place(here, ways, body.into_any())
}

/// What everyone gave this month.
fn given(here: Here) -> Option<String> {
    let month = here.now().day().ymd();
    let of_the_month = |it: &Activity| {
        let (year, of, _) = it.starts_at.day().ymd();
        (year, of) == (month.0, month.1)
    };
    let activities = here.all::<Activity>();
    let given: u32 = activities
        .iter()
        .filter(|it| of_the_month(it))
        .filter_map(|it| here.get::<ActivityBoard>(it.id.into()))
        .map(|it| it.given)
        .sum();
    (given > 0).then(|| here.t.volunteer_given(hours(given)))
}

fn empty_for_guests(here: Here) -> AnyView {
    let t = here.t;
    let act = view! { <ButtonLink href="/sign-in">{t.shell_sign_in()}</ButtonLink> }.into_any();
    let (title, text) = (t.volunteer_guest_title(), t.volunteer_guest_text());
    view! { <State kind=StateKind::NotYours glyph=Glyph::HANDS title text act /> }.into_any()
}

fn inside(here: Here) -> AnyView {
    let t = here.t;
    let chosen = RwSignal::new(None::<Hue>);
    let scene = RwSignal::new(String::new());
    let scenes = Signal::stored(scene_choices(here));
    let coming = Memo::new(move |_| coming(here));
    let today = Memo::new(move |_| {
        let today = here.now().day();
        let mut all = coming.get();
        all.retain(|it| it.starts_at.day() == today && is_mine(here, it));
        all
    });
    let items = Memo::new(move |_| {
        coming.with(|all| {
            let item = |it: Colour| HueItem {
                hue: hue(it),
                glyph: glyph(it),
                label: wording::colour(it, here.lang)
                    .split(": ")
                    .next()
                    .unwrap_or_default()
                    .to_owned(),
                note: t.volunteer_times(
                    all.iter()
                        .filter(|other| colour(other.service) == Some(it))
                        .count(),
                ),
            };
            Colour::ALL.map(item).to_vec()
        })
    });
    let shown = move || {
        let mut all = coming.get();
        let of = scene.with(|code| Scene::of(code));
        all.retain(|it| {
            chosen
                .get()
                .is_none_or(|chosen| colour(it.service).map(hue) == Some(chosen))
                && of.is_none_or(|of| it.scene == Some(of))
        });
        if all.is_empty() {
            let (title, text) = (t.volunteer_empty_title(), t.volunteer_empty_text());
            return view! { <State kind=StateKind::Empty glyph=Glyph::HANDS title text within=true /> }
                .into_any();
        }
        let rows = all.iter().take(FEW).map(|it| row(here, it)).collect_view();
        view! { <Rows>{rows}</Rows> }.into_any()
    };
    let cards = move || {
        let today = today.get();
        // What waits in an open sheet is not built anew with every record.
        let cards = untrack(|| today.iter().map(|it| card(here, it)).collect_view());
        (!today.is_empty()).then(|| view! { <Section title=t.volunteer_today()>{cards}</Section> })
    };
    let may = Memo::new(move |_| {
        let community = here.community().map(|it| it.id);
        let teams = community.map(|id| here.of::<Team>(id)).unwrap_or_default();
        may_announce(&here.actor(), &teams)
    });
    let new = move || {
        may.get().then(|| {
            view! {
                <ButtonLink href="/volunteer/new" block=true glyph=Glyph::EDIT>
                    {t.volunteer_new()}
                </ButtonLink>
            }
        })
    };
    let link = view! { <SectionLink href="/volunteer/hours" label=t.volunteer_my_hours() /> };
    view! {
        {cards}
        <Section title=t.volunteer_five()>
            <Hues items chosen />
        </Section>
        <Section title=t.volunteer_soon() more=link.into_any()>
            <div class="chip-select">
                <Select label=t.scene_label() value=scene choices=scenes />
            </div>
            {shown}
        </Section>
        {new}
        {helping(here)}
        {points(here)}
        {teams::teams(here)}
    }
    .into_any()
}

/// The way to neighbours who help each other.
fn helping(here: Here) -> AnyView {
    let t = here.t;
    let lead = view! { <Icon glyph=Glyph::HANDS /> }.into_any();
    view! {
        <Section title=t.mutual_title()>
            <Rows>
                <Row
                    title=t.mutual_way()
                    meta=t.mutual_way_text()
                    act="/volunteer/help"
                    lead
                />
            </Rows>
        </Section>
    }
    .into_any()
}

/// Where what one gave is thanked: the points, and what they are good for.
fn points(here: Here) -> AnyView {
    let t = here.t;
    let spendable = move || {
        let me = here.person()?;
        let journal = here.read(|town| journal_of(me, town));
        Some(t.points_points(Balance::of(&journal, me, here.now()).spendable))
    };
    view! {
        <Section title=t.points_sums()>
            <Rows>
                <Row
                    title=t.points_title()
                    trail=Signal::derive(move || spendable().unwrap_or_default())
                    act="/points"
                />
                <Row title=t.points_redeem() act="/points/rewards" />
                <Row title=t.points_wall() act="/points/wall" />
            </Rows>
        </Section>
    }
    .into_any()
}

/// What has not ended and is not called off, by day.
fn coming(here: Here) -> Vec<Activity> {
    let now = here.now();
    let mut all = here.all::<Activity>();
    all.retain(|it| it.stands() && it.ends_at > now);
    sorted(all, |it| (it.starts_at.0, it.id.0))
}

/// How this person stands on the list.
pub fn held(here: Here, it: &Activity) -> Option<Held> {
    let me = here.person()?;
    let mine: SignUp = here.get(SignUpId::of(it.id, me))?;
    mine.held.filter(|_| !mine.taken_back)
}

fn is_mine(here: Here, it: &Activity) -> bool {
    let leads = here.person().is_some_and(|me| it.is_led_by(me));
    leads || held(here, it) == Some(Held::Place)
}

fn card(here: Here, it: &Activity) -> AnyView {
    let t = here.t;
    let leads = here.person().is_some_and(|me| it.is_led_by(me));
    let number = if leads {
        t.volunteer_yours()
    } else {
        t.volunteer_you_come()
    };
    let begins = t.volunteer_begins(wording::clock(it.starts_at));
    let end = view! { <strong class="is-ochre">{begins}</strong> }.into_any();
    let href = format!("/a/{}", it.id);
    let act = if leads {
        view! {
            <ButtonLink href=href look=ButtonLook::Primary block=true>
                {t.volunteer_go_lead()}
            </ButtonLink>
        }
        .into_any()
    } else {
        door::scan(here, it.id, ButtonLook::Primary)
    };
    let link = format!("/a/{}", it.id);
    let title = it.title.to_string();
    let where_to = when_and_where(here, it);
    let kind = badges(here, it);
    view! {
        <Card lift=true>
            <DocTop number end />
            <div>
                <h3 class="card__title">
                    <a href=link>{title}</a>
                </h3>
                <p class="small soft">{where_to}</p>
                <p>{kind}</p>
            </div>
            {act}
        </Card>
    }
    .into_any()
}

fn row(here: Here, it: &Activity) -> AnyView {
    let t = here.t;
    let today = here.now().day();
    let (_, _, day) = it.starts_at.day().ymd();
    let below = if it.starts_at.day() < today.plus(7) {
        wording::weekday(it.starts_at.day(), here.lang).to_owned()
    } else {
        wording::short_month(it.starts_at.day(), here.lang)
    };
    let lead = view! { <DateBlock day=day.to_string() below /> }.into_any();
    let board: Option<ActivityBoard> = here.get(it.id.into());
    let left = u32::from(it.needed).saturating_sub(board.map_or(0, |it| it.coming));
    let trail = match held(here, it) {
        Some(Held::Place) => t.volunteer_signed_up().to_owned(),
        Some(Held::Waiting { .. }) => t.volunteer_waits().to_owned(),
        None if left == 0 => t.volunteer_full().to_owned(),
        None => t.volunteer_left(left),
    };
    let meta = format!(
        "{}{}{}",
        span(it.starts_at, it.ends_at),
        t.comma(),
        place(here, &it.place)
    );
    view! {
        <Row
            title=it.title.to_string()
            act=format!("/a/{}", it.id)
            meta
            state=badges(here, it)
            trail
            lead
            top=true
        />
    }
    .into_any()
}
