//! A new activity.

use components::{
    Banner, Button, ButtonLook, Choice, Field, Glyph, InputKind, Pace, Select, State, StateKind,
    TextArea, Tone,
};
use domain::volunteering::{
    ActivityPlan, AgeRule, AnnounceActivity, Colour, Command, Every, Place, Service, StartSeries,
    Team, may_announce,
};
use domain::{ActivityId, Day, Line, PersonId, Prose, Scene, SeriesId, Timestamp, wording};
use leptos::prelude::*;

use crate::proposals::scene_chips;
use crate::shell::{self, Here, Sending};

/// The page of it.
pub fn page(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.volunteer_new());
    let may = Memo::new(move |_| {
        let community = here.community().map(|it| it.id);
        let teams = community.map(|id| here.of::<Team>(id)).unwrap_or_default();
        may_announce(&here.actor(), &teams)
    });
    let body = move || {
        if may.get() {
            let form = untrack(|| form(here));
            view! {
                <h1 class="visually-hidden">{t.volunteer_new()}</h1>
                {form}
            }
            .into_any()
        } else {
            let (title, text) = (t.volunteer_not_you(), t.volunteer_not_you_text());
            view! { <State kind=StateKind::NotYours title text page=true /> }.into_any()
        }
    };
    shell::inner(
        here,
        t.volunteer_new(),
        "/volunteer",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

/// The fields as typed.
#[derive(Clone, Copy)]
struct Fields {
    title: RwSignal<String>,
    content: RwSignal<String>,
    object: RwSignal<String>,
    service: RwSignal<String>,
    place: RwSignal<String>,
    scene: RwSignal<String>,
    on: RwSignal<String>,
    from: RwSignal<String>,
    until: RwSignal<String>,
    needed: RwSignal<String>,
    age: RwSignal<String>,
    safety: RwSignal<String>,
    team: RwSignal<String>,
    deputy: RwSignal<Option<PersonId>>,
    every: RwSignal<String>,
    last_on: RwSignal<String>,
}

const CLASS: &str = "class";
const ELSEWHERE: &str = "";

fn form(here: Here) -> AnyView {
    let t = here.t;
    let text = |it: &str| RwSignal::new(it.to_owned());
    let tomorrow = here.now().day().plus(1);
    let it = Fields {
        title: text(""),
        content: text(""),
        object: text(t.volunteer_everyone()),
        service: text("green"),
        place: text(ELSEWHERE),
        scene: text(""),
        on: text(&tomorrow.to_string()),
        from: text("09:00"),
        until: text("11:00"),
        needed: text("10"),
        age: text("with_consent"),
        safety: text(""),
        team: text(""),
        deputy: RwSignal::new(None),
        every: text(""),
        last_on: text(&tomorrow.plus(28).to_string()),
    };
    let sending = Sending::new(here);
    let tried = RwSignal::new(false);
    let need = move |of: RwSignal<String>| {
        Signal::derive(move || {
            let wrong = of.with(|it| Line::new(it).is_err());
            (tried.get() && wrong).then(|| t.say_empty().to_owned())
        })
    };
    let words = Signal::derive(move || {
        let wrong = it.content.with(|it| Prose::new(it).is_err());
        (tried.get() && wrong).then(|| t.say_empty().to_owned())
    });
    let choice = |value: &str, label: &str| Choice {
        value: value.to_owned(),
        label: label.to_owned(),
    };
    let services: Vec<Choice> = Colour::ALL
        .iter()
        .map(|it| choice(code(*it), wording::colour(*it, here.lang)))
        .chain([choice(
            CLASS,
            wording::service(Service::Teaching, here.lang),
        )])
        .collect();
    let ages = [
        ("with_consent", AgeRule::WithConsent),
        ("in_company", AgeRule::InCompany),
        ("adults", AgeRule::Adults),
    ];
    let ages: Vec<Choice> = ages
        .iter()
        .map(|(value, rule)| choice(value, wording::age_rule(*rule, here.lang)))
        .collect();
    let mut places = vec![choice(ELSEWHERE, t.volunteer_choose_place())];
    places.extend(
        here.compound()
            .map(|it| shell::place_choices(here, it.id))
            .unwrap_or_default(),
    );
    let me = here.person();
    let mut teams: Vec<Team> = here.all::<Team>();
    teams.retain(|it| Some(it.lead) == me || here.actor().is_staff());
    teams.sort_unstable_by_key(|it| it.id);
    let mut team_choices = vec![choice("", t.volunteer_no_team())];
    team_choices.extend(
        teams
            .iter()
            .map(|it| choice(&it.id.to_string(), it.name.as_str())),
    );
    let everies = vec![
        choice("", t.volunteer_once()),
        choice("week", t.volunteer_weekly()),
        choice("fortnight", t.volunteer_fortnightly()),
        choice("month", t.volunteer_monthly()),
    ];
    let repeats = move || {
        it.every.with(|it| !it.is_empty()).then(|| {
            view! {
                <Field label=t.volunteer_last_on() value=it.last_on kind=InputKind::Day />
            }
        })
    };
    let send = move |()| {
        let Some(act) = untrack(|| read(here, it)) else {
            tried.set(true);
            return;
        };
        let href = match &act {
            Command::AnnounceActivity(it) => format!("/a/{}", it.id),
            _ => "/volunteer".to_owned(),
        };
        sending.send_then(act, t.volunteer_announced(), move || here.go_instead(&href));
    };
    let missing = move || {
        tried.get().then(|| {
            view! {
                <Banner glyph=Glyph::INFO tone=Tone::Wait live=true>{t.volunteer_missing()}</Banner>
            }
        })
    };
    view! {
        <div class="stack stack--4">
            <Field label=t.volunteer_name() value=it.title limit=Line::MOST fault=need(it.title) />
            <Select
                label=t.volunteer_kind()
                value=it.service
                choices=Signal::stored(services)
            />
            <TextArea
                label=t.volunteer_what()
                value=it.content
                rows=3
                limit=Prose::MOST
                fault=words
            />
            <Field label=t.volunteer_object() value=it.object limit=Line::MOST fault=need(it.object) />
            <Select label=t.volunteer_place() value=it.place choices=Signal::stored(places) />
            {scene_chips(here, it.scene)}
            <Field label=t.volunteer_date() value=it.on kind=InputKind::Day />
            <div class="pair">
                <Field label=t.volunteer_from() value=it.from kind=InputKind::Code />
                <Field label=t.volunteer_until() value=it.until kind=InputKind::Code />
            </div>
            <Field label=t.volunteer_needed() value=it.needed kind=InputKind::Number />
            <Select label=t.volunteer_age() value=it.age choices=Signal::stored(ages) />
            {super::words::neighbour(here, t.volunteer_deputy(), it.deputy)}
            <Select label=t.volunteer_team() value=it.team choices=Signal::stored(team_choices) />
            <TextArea label=t.volunteer_safety() value=it.safety rows=2 limit=Prose::MOST />
            <Select label=t.volunteer_every() value=it.every choices=Signal::stored(everies) />
            {repeats}
            {missing}
            {sending.fault()}
            <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=send>
                {t.volunteer_announce()}
            </Button>
        </div>
    }
    .into_any()
}

fn code(it: Colour) -> &'static str {
    match it {
        Colour::Red => "red",
        Colour::Blue => "blue",
        Colour::Orange => "orange",
        Colour::Green => "green",
        Colour::Silver => "silver",
    }
}

/// What is typed, as an act; nothing while something is missing.
fn read(here: Here, it: Fields) -> Option<Command> {
    let community = here.community()?.id;
    let on: Day = it.on.get().parse().ok()?;
    let service = it.service.get();
    let service = Colour::ALL
        .into_iter()
        .find(|colour| code(*colour) == service)
        .map_or(Service::Teaching, |colour| Service::Volunteering { colour });
    let place = it.place.get();
    let place: domain::proposals::Place = serde_json::from_str(&place).ok()?;
    let place = match place {
        domain::proposals::Place::Spot(id) => Place::Spot(id),
        domain::proposals::Place::Building(id) => Place::Building(id),
    };
    let age = match it.age.get().as_str() {
        "adults" => AgeRule::Adults,
        "in_company" => AgeRule::InCompany,
        _ => AgeRule::WithConsent,
    };
    let safety = it.safety.get();
    let safety = if safety.trim().is_empty() {
        None
    } else {
        Some(Prose::new(&safety).ok()?)
    };
    let plan = ActivityPlan {
        title: Line::new(&it.title.get()).ok()?,
        content: Prose::new(&it.content.get()).ok()?,
        object: Line::new(&it.object.get()).ok()?,
        service,
        rescue: false,
        place,
        starts_at: instant(on, &it.from.get())?,
        ends_at: instant(on, &it.until.get())?,
        needed: it.needed.get().trim().parse().ok()?,
        skills: Vec::new(),
        organiser: here.person()?,
        deputies: it.deputy.get().into_iter().collect(),
        team: it.team.get().parse().ok(),
        safety,
        age,
        scene: it.scene.with(|code| Scene::of(code)),
    };
    let every = match it.every.get().as_str() {
        "week" => Some(Every::Week),
        "fortnight" => Some(Every::Fortnight),
        "month" => Some(Every::Month),
        _ => None,
    };
    Some(match every {
        None => Command::AnnounceActivity(AnnounceActivity {
            id: ActivityId(offline::new_id()),
            community,
            plan,
        }),
        Some(every) => Command::StartSeries(StartSeries {
            id: SeriesId(offline::new_id()),
            community,
            plan,
            every,
            last_on: it.last_on.get().parse().ok()?,
            except: Vec::new(),
        }),
    })
}

fn instant(on: Day, text: &str) -> Option<Timestamp> {
    let (hour, minute) = text.trim().split_once([':', '：'])?;
    let (hour, minute) = (hour.parse::<i64>().ok()?, minute.parse::<i64>().ok()?);
    let good = (0..=24).contains(&hour) && (0..60).contains(&minute);
    good.then(|| Timestamp::at(on, hour, minute))
}
