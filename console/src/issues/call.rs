//! A call that comes in (来电登记): what somebody says on the telephone, entered for them.

use components::{Button, ButtonLook, Choice, Select, TextArea, Tick};
use domain::issues::{Category, Command as Act, ReportIssue, Spot};
use domain::members::{self, Building, Member};
use domain::{Command, IssueId, PersonId, Prose, wording};
use leptos::prelude::*;

use crate::members::known;
use crate::shell::{Book, Doing, Fault, Pick, prose};
use crate::texts::Texts;

/// The form, in its sheet.
pub(super) fn call(open: RwSignal<bool>, book: Book, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let who = RwSignal::new(None::<PersonId>);
    let among = Memo::new(move |_| known(book, t));
    let category = RwSignal::new(String::from("0"));
    let categories = Category::ALL.iter().enumerate().map(|(index, it)| Choice {
        value: index.to_string(),
        label: wording::issue_category(*it, t.lang).to_owned(),
    });
    let categories = Signal::stored(categories.collect::<Vec<_>>());
    let place = RwSignal::new(String::from("0"));
    let places = Memo::new(move |_| places(who.get(), book));
    let choices = Signal::derive(move || {
        let named = |(index, (name, _)): (usize, &(String, Spot))| Choice {
            value: index.to_string(),
            label: name.clone(),
        };
        places.with(|all| all.iter().enumerate().map(named).collect::<Vec<_>>())
    });
    // Another caller, other places: the first of theirs is chosen.
    Effect::new(move |_| {
        who.track();
        place.set(String::from("0"));
    });
    let (words, danger) = (RwSignal::new(String::new()), RwSignal::new(false));
    let send = move |()| {
        let asked = untrack(|| {
            let community = book.community().ok_or_else(|| t.pick_first().to_owned())?;
            let person = who.get().ok_or_else(|| t.issue_call_nobody().to_owned())?;
            let at: usize = place.get().parse().unwrap_or_default();
            let spot = places.with(|all| all.get(at).map(|it| it.1));
            let picked: usize = category.get().parse().unwrap_or_default();
            Ok(Act::Report(ReportIssue {
                id: IssueId(offline::new_id()),
                community: community.id,
                category: Category::ALL[picked.min(Category::ALL.len() - 1)],
                danger: danger.get(),
                spot: spot.ok_or_else(|| t.issue_call_nobody().to_owned())?,
                words: Some(prose(t.issue_call_words(), &words.get(), t)?),
                photos: Vec::new(),
                is_new: false,
                behalf: Some(person),
                door: None,
            }))
        });
        doing.submit(asked.map(Command::Issues), move || open.set(false));
    };
    view! {
        <div class="stack stack--4">
            <p class="small soft">{t.issue_call_text()}</p>
            <Pick label=t.issue_call_who() group="caller" among chosen=who />
            <Select label=t.issue_what() value=category choices=categories />
            <Select label=t.issue_place() value=place choices />
            <TextArea label=t.issue_call_words() value=words rows=3 limit=Prose::MOST />
            <Tick
                label=t.issue_call_danger()
                checked=danger
                on_change=move |on| danger.set(on)
            />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.issue_call_enter()}
            </Button>
        </div>
    }
    .into_any()
}

/// Where it may be: the buildings of whoever called first, the public places, the other buildings.
fn places(who: Option<PersonId>, book: Book) -> Vec<(String, Spot)> {
    let member: Option<Member> = who.and_then(|id| book.get(id));
    let own: Vec<_> = member
        .iter()
        .flat_map(Member::active)
        .map(|it| it.building)
        .collect();
    let mut buildings = crate::members::buildings(book);
    buildings.sort_by_key(|it: &Building| !own.contains(&it.id));
    let (theirs, others): (Vec<_>, Vec<_>) =
        buildings.into_iter().partition(|it| own.contains(&it.id));
    let at = |it: Building| {
        let spot = Spot {
            compound: it.compound,
            building: Some(it.id),
            unit: None,
            spot: None,
        };
        (it.name.to_string(), spot)
    };
    let mut spots = book.all::<members::Spot>();
    spots.sort_by_key(|it| (it.name.to_string(), it.id));
    let public = spots.into_iter().map(|it| {
        let spot = Spot {
            compound: it.compound,
            building: None,
            unit: None,
            spot: Some(it.id),
        };
        (it.name.to_string(), spot)
    });
    let theirs = theirs.into_iter().map(at);
    theirs
        .chain(public)
        .chain(others.into_iter().map(at))
        .collect()
}
