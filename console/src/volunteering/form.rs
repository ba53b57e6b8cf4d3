//! Announcing an activity (发布活动): the office names who is in charge.

use components::{Button, ButtonLook, Choice, Field, InputKind, Select, TextArea};
use domain::members::{Building, Spot};
use domain::volunteering::{
    ActivityPlan, AgeRule, AnnounceActivity, Colour, Command as Act, Place, Service, Team,
};
use domain::{ActivityId, Command, Line, PersonId, Prose, Scene, wording};
use leptos::prelude::*;

use crate::members::known;
use crate::proposals::scene_select;
use crate::shell::{Book, Doing, Fault, Pick, line, prose, read_instant, texts, use_book};
use crate::texts::Texts;

const AGES: [(&str, AgeRule); 3] = [
    ("consent", AgeRule::WithConsent),
    ("company", AgeRule::InCompany),
    ("adults", AgeRule::Adults),
];

/// The form.
#[component]
pub(super) fn AnnounceForm(open: RwSignal<bool>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let text = || RwSignal::new(String::new());
    let (title, content, safety) = (text(), text(), text());
    let object = RwSignal::new(t.volunteer_everyone().to_owned());
    let (service, age) = (
        RwSignal::new("0".to_owned()),
        RwSignal::new("consent".to_owned()),
    );
    let (place, team, scene) = (text(), text(), text());
    let (from, until) = (text(), text());
    let needed = RwSignal::new("10".to_owned());
    let organiser = RwSignal::new(None::<PersonId>);
    let deputy = RwSignal::new(None::<PersonId>);
    let among = Memo::new(move |_| known(book, t));
    let choice = |value: String, label: &str| Choice {
        value,
        label: label.to_owned(),
    };
    let services: Vec<Choice> = kinds()
        .iter()
        .enumerate()
        .map(|(number, it)| choice(number.to_string(), wording::service(*it, t.lang)))
        .collect();
    let ages: Vec<Choice> = AGES
        .iter()
        .map(|(value, rule)| choice((*value).to_owned(), wording::age_rule(*rule, t.lang)))
        .collect();
    let places = Signal::derive(move || places(book));
    let teams = Signal::derive(move || {
        let mut teams = book.all::<Team>();
        teams.sort_by_key(|it| it.id);
        let none = Choice {
            value: String::new(),
            label: t.volunteer_no_team().to_owned(),
        };
        let teams = teams.into_iter().map(|it| Choice {
            value: it.id.to_string(),
            label: it.name.to_string(),
        });
        std::iter::once(none).chain(teams).collect::<Vec<_>>()
    });
    let doing = Doing::nothing();
    let command = move || {
        let community = book.community().map(|it| it.id);
        let community = community.ok_or_else(|| t.coming().to_owned())?;
        let number: usize = service.get_untracked().parse().unwrap_or_default();
        let rule = age.get_untracked();
        let rule = AGES.iter().find(|(value, _)| *value == rule);
        let words = safety.get_untracked();
        let safety = (!words.trim().is_empty()).then(|| prose(t.volunteer_safety(), &words, t));
        let plan = ActivityPlan {
            title: line(t.volunteer_activity(), &title.get_untracked(), t)?,
            content: prose(t.volunteer_what(), &content.get_untracked(), t)?,
            object: line(t.volunteer_object(), &object.get_untracked(), t)?,
            service: kinds()[number.min(5)],
            rescue: false,
            place: chosen_place(&place.get_untracked(), t)?,
            starts_at: read_instant(&from.get_untracked())
                .ok_or_else(|| t.fault_instant(t.volunteer_from()))?,
            ends_at: read_instant(&until.get_untracked())
                .ok_or_else(|| t.fault_instant(t.volunteer_until()))?,
            needed: needed
                .get_untracked()
                .trim()
                .parse()
                .map_err(|_| t.fault_number(t.volunteer_needed()))?,
            skills: Vec::new(),
            organiser: organiser
                .get_untracked()
                .ok_or_else(|| t.pick_first().to_owned())?,
            deputies: deputy.get_untracked().into_iter().collect(),
            team: team.get_untracked().parse().ok(),
            safety: safety.transpose()?,
            age: rule.map_or(AgeRule::WithConsent, |(_, rule)| *rule),
            scene: scene.with_untracked(|code| Scene::of(code)),
        };
        let act = AnnounceActivity {
            id: ActivityId(offline::new_id()),
            community,
            plan,
        };
        Ok(Command::Volunteering(Act::AnnounceActivity(act)))
    };
    let announce = move |()| {
        doing.submit(untrack(command), move || {
            title.set(String::new());
            content.set(String::new());
            open.set(false);
        });
    };
    view! {
        <Field label=t.volunteer_activity() value=title limit=Line::MOST />
        <Select label=t.volunteer_kind() value=service choices=Signal::stored(services) />
        <TextArea label=t.volunteer_what() value=content rows=3 limit=Prose::MOST />
        <Field label=t.volunteer_object() value=object limit=Line::MOST />
        <Select label=t.volunteer_place() value=place choices=places />
        {scene_select(scene, t)}
        <Field label=t.volunteer_from() value=from kind=InputKind::Instant />
        <Field label=t.volunteer_until() value=until kind=InputKind::Instant />
        <Field label=t.volunteer_needed() value=needed kind=InputKind::Number />
        <Select label=t.volunteer_age() value=age choices=Signal::stored(ages) />
        <Pick label=t.volunteer_in_charge() group="organiser" among chosen=organiser />
        <Pick label=t.volunteer_deputy() group="deputy" among chosen=deputy />
        <Select label=t.volunteer_team() value=team choices=teams />
        <TextArea label=t.volunteer_safety() value=safety rows=2 limit=Prose::MOST />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=announce>
            {t.volunteer_announce()}
        </Button>
    }
}

/// The five colours, and classes.
fn kinds() -> [Service; 6] {
    let [red, blue, orange, green, silver] =
        Colour::ALL.map(|colour| Service::Volunteering { colour });
    [red, blue, orange, green, silver, Service::Teaching]
}

/// Every place of the compound, public ones first.
fn places(book: Book) -> Vec<Choice> {
    let Some(compound) = book.compound() else {
        return Vec::new();
    };
    let mut spots = book.of::<Spot>(compound.id);
    spots.sort_by_key(|it| it.id);
    let mut buildings = book.of::<Building>(compound.id);
    buildings.sort_by(|a, b| {
        let length = |it: &Building| it.name.as_str().len();
        (length(a), a.name.as_str(), a.id).cmp(&(length(b), b.name.as_str(), b.id))
    });
    let none = Choice {
        value: String::new(),
        label: texts().volunteer_choose_place().to_owned(),
    };
    let spots = spots.into_iter().map(|it| Choice {
        value: format!("spot {}", it.id),
        label: it.name.to_string(),
    });
    let buildings = buildings.into_iter().map(|it| Choice {
        value: format!("building {}", it.id),
        label: it.name.to_string(),
    });
    std::iter::once(none)
        .chain(spots)
        .chain(buildings)
        .collect()
}

fn chosen_place(text: &str, t: Texts) -> Result<Place, String> {
    let place = match text.split_once(' ') {
        Some(("spot", id)) => id.parse().ok().map(Place::Spot),
        Some(("building", id)) => id.parse().ok().map(Place::Building),
        _ => None,
    };
    place.ok_or_else(|| t.fault_empty(t.volunteer_place()))
}
