//! Splitting a proposal that asks for several things (拆分).

use components::{Button, ButtonLook, Choice, Field, InputKind, Panel, Select, Sheet, TextArea};
use domain::members::{Building, Spot};
use domain::proposals::{
    Command as Proposals, Details, Offer, Part, Place, Proposal, Split, Stage,
};
use domain::{Command, CompoundId, Line, ProposalId, Prose, wording};
use leptos::prelude::*;

use crate::shell::{Book, Doing, Fault, line, prose, texts, use_book};
use crate::texts::Texts;

/// The panel, while a proposal has no way yet.
#[component]
pub(crate) fn SplitPanel(proposal: Memo<Option<Proposal>>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let splits = Memo::new(move |_| {
        proposal.with(|it| {
            let it = it.as_ref()?;
            let open = matches!(it.state.stage(), Stage::Submitted | Stage::Accepted);
            open.then_some(it.id)
        })
    });
    let secretary = Memo::new(move |_| book.is_secretary());
    let open = RwSignal::new(false);
    move || {
        let id = splits.get().filter(|_| secretary.get())?;
        Some(view! {
            <Panel title=t.split_panel()>
                <p class="soft">{t.split_note()}</p>
                <Button block=true on_press=move |()| open.set(true)>
                    {t.split()}
                </Button>
                <Sheet open title=t.split_title() close_label=t.not_now()>
                    <SplitForm id open />
                </Sheet>
            </Panel>
        })
    }
}

/// One part as it is typed.
#[derive(Clone, Copy)]
struct Fields {
    title: RwSignal<String>,
    problem: RwSignal<String>,
    goal: RwSignal<String>,
    need: RwSignal<String>,
    place: RwSignal<String>,
    homes: RwSignal<String>,
}

impl Fields {
    /// What the whole says, to be cut down to the part.
    fn of(whole: &Details, places: &[(Place, String)]) -> Self {
        let text = |text: String| RwSignal::new(text);
        let at = places.iter().position(|(place, _)| *place == whole.place);
        Self {
            title: text(whole.title.to_string()),
            problem: text(whole.problem.to_string()),
            goal: text(whole.goal.to_string()),
            need: text(whole.need.to_string()),
            place: text(at.unwrap_or_default().to_string()),
            homes: text(whole.homes.map(|it| it.to_string()).unwrap_or_default()),
        }
    }

    fn read(self, whole: &Details, places: &[(Place, String)], t: Texts) -> Result<Part, String> {
        let typed = |field: RwSignal<String>| field.get_untracked();
        let homes = typed(self.homes);
        let homes = match homes.trim() {
            "" => None,
            number => Some(
                number
                    .parse()
                    .map_err(|_| t.fault_number(t.split_homes()))?,
            ),
        };
        let at: usize = typed(self.place).parse().unwrap_or_default();
        let place = places.get(at).map_or(whole.place, |(place, _)| *place);
        Ok(Part {
            id: ProposalId(offline::new_id()),
            details: Details {
                title: line(t.split_part_title(), &typed(self.title), t)?,
                problem: prose(t.proposal_problem(), &typed(self.problem), t)?,
                goal: prose(t.proposal_goal(), &typed(self.goal), t)?,
                need: prose(t.proposal_need(), &typed(self.need), t)?,
                place,
                homes,
                // What shows the problem shows it for each part.
                photos: whole.photos.clone(),
                scene: whole.scene,
            },
            offers: Vec::new(),
        })
    }
}

#[component]
fn SplitForm(id: ProposalId, open: RwSignal<bool>) -> impl IntoView {
    const LEAST: usize = 2;
    let (book, t) = (use_book(), texts());
    let Some(whole) = untrack(|| book.get::<Proposal>(id)) else {
        return ().into_any();
    };
    let places = StoredValue::new(untrack(|| places(whole.compound, book)));
    let details = StoredValue::new(whole.details);
    let fresh = move || details.with_value(|whole| places.with_value(|it| Fields::of(whole, it)));
    let parts = RwSignal::new(Vec::from_iter((0..LEAST).map(|_| fresh())));
    let reason = RwSignal::new(String::new());
    let helps = StoredValue::new(untrack(|| helps(id, book)));
    let helped = helps.with_value(|helps| (!helps.is_empty()).then(|| helps.clone()));
    let helped = helped.map(|helps| view! { <HelpFields helps parts /> });
    let doing = Doing::nothing();
    let command = move || {
        let read = |part: Fields| {
            details.with_value(|whole| places.with_value(|it| part.read(whole, it, t)))
        };
        let parts: Result<Vec<Part>, String> =
            parts.with_untracked(|parts| parts.iter().map(|part| read(*part)).collect());
        let mut parts = parts?;
        helps.with_value(|helps| share_out(helps, &mut parts));
        Ok(Command::Proposals(Proposals::Split(Split {
            proposal: id,
            reason: line(t.reason(), &reason.get_untracked(), t)?,
            parts,
        })))
    };
    let split = move |()| doing.submit(command(), move || open.set(false));
    let fields = move || {
        let fields = parts.get().into_iter().enumerate();
        let fields = fields.map(|(index, part)| part_fields(index, part, places, t));
        fields.collect_view()
    };
    view! {
        <p class="soft">{t.split_text()}</p>
        <Field label=t.reason() value=reason limit=Line::MOST hint=t.reason_read() />
        {fields}
        <Button look=ButtonLook::Quiet on_press=move |()| parts.update(|parts| parts.push(fresh()))>
            {t.split_more()}
        </Button>
        {helped}
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=split>
            {t.split()}
        </Button>
    }
    .into_any()
}

fn part_fields(
    index: usize,
    part: Fields,
    places: StoredValue<Vec<(Place, String)>>,
    t: Texts,
) -> impl IntoView {
    let choices: Vec<Choice> = places.with_value(|places| {
        let places = places.iter().enumerate();
        let choices = places.map(|(index, (_, label))| Choice {
            value: index.to_string(),
            label: label.clone(),
        });
        choices.collect()
    });
    view! {
        <fieldset class="stack stack--2">
            <legend class="field__label">{t.split_part(index + 1)}</legend>
            <Field label=t.split_part_title() value=part.title limit=Line::MOST />
            <TextArea label=t.proposal_problem() value=part.problem limit=Prose::MOST />
            <TextArea label=t.proposal_goal() value=part.goal limit=Prose::MOST />
            <TextArea label=t.proposal_need() value=part.need limit=Prose::MOST />
            <Select label=t.proposals_place() value=part.place choices=choices />
            <Field label=t.split_homes() value=part.homes kind=InputKind::Number />
        </fieldset>
    }
}

/// An offer of help, and the number of the part it goes with.
type Helping = (Offer, RwSignal<String>);

/// What was offered for the whole and still stands.
fn helps(id: ProposalId, book: Book) -> Vec<Helping> {
    let mut offers = book.of::<Offer>(id);
    offers.retain(|it| it.state.stands());
    offers.sort_by_key(|it| it.at);
    let first = || RwSignal::new("0".to_owned());
    offers.into_iter().map(|it| (it, first())).collect()
}

fn share_out(helps: &[Helping], parts: &mut [Part]) {
    for (offer, chosen) in helps {
        let part: Option<usize> = chosen.get_untracked().parse().ok();
        if let Some(part) = part.and_then(|it| parts.get_mut(it)) {
            part.offers.push(offer.id);
        }
    }
}

/// Which part each offer goes with.
#[component]
fn HelpFields(helps: Vec<Helping>, parts: RwSignal<Vec<Fields>>) -> impl IntoView {
    let t = texts();
    let choices = Signal::derive(move || {
        let parts = parts
            .get()
            .into_iter()
            .enumerate()
            .map(|(index, part)| Choice {
                value: index.to_string(),
                label: t.split_part_named(index + 1, part.title.get()),
            });
        let none = Choice {
            value: "none".to_owned(),
            label: t.split_offer_none().to_owned(),
        };
        parts.chain([none]).collect::<Vec<_>>()
    });
    let one = |(offer, chosen): Helping| {
        let help = wording::help(offer.help, t.lang);
        let label = t.offers_from(help, offer.giver.shown());
        let hint = offer.what.to_string();
        view! { <Select label value=chosen choices hint /> }
    };
    view! {
        <fieldset class="stack stack--2">
            <legend class="field__label">{t.split_offers()}</legend>
            <p class="small soft">{t.split_offers_text()}</p>
            {helps.into_iter().map(one).collect_view()}
        </fieldset>
    }
}

/// The places of a compound by name.
fn places(compound: CompoundId, book: Book) -> Vec<(Place, String)> {
    let spots = book.of::<Spot>(compound).into_iter();
    let spots = spots.map(|it| (Place::Spot(it.id), it.name.to_string()));
    let buildings = book.of::<Building>(compound).into_iter();
    let buildings = buildings.map(|it| (Place::Building(it.id), it.name.to_string()));
    spots.chain(buildings).collect()
}
