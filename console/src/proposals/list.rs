//! The list of proposals: search, filter by stage, the screening clock.

use components::{Badge, Chip, Chips, Column, DataTable, Seal, SealSize, Search, Select};
use domain::proposals::{Command as Proposals, Proposal, Pulse, Stage};
use domain::{Command, ProposalId, Scene, wording};
use leptos::prelude::*;
use offline::{Act, ActState};

use super::scene::scene_choices;
use super::{place, route_until, screen_until, tone};
use crate::shell::{
    Book, ExportLink, Initials, Nothing, Page, fits, keyed, left, stamp, texts, to, use_book,
};
use crate::texts::Texts;

/// All proposals.
#[component]
pub(crate) fn List() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let initials: Initials = expect_context();
    let words = RwSignal::new(String::new());
    let stage = RwSignal::new(None::<Stage>);
    let scene = RwSignal::new(String::new());
    let scenes = Signal::stored(scene_choices(t.scene_all(), t));
    let all = Memo::new(move |_| {
        let mut all = book.all::<Proposal>();
        all.sort_by_key(order);
        all
    });
    let shown = Memo::new(move |_| {
        let (words, stage) = (words.get(), stage.get());
        let scene = scene.with(|code| Scene::of(code));
        let mut shown = all.get();
        shown.retain(|proposal| {
            let place = place(proposal.details.place, book);
            let texts = [
                proposal.details.title.as_str(),
                &place,
                &proposal.author.shown,
            ];
            stage.is_none_or(|stage| proposal.state.stage() == stage)
                && scene.is_none_or(|scene| proposal.details.scene == Some(scene))
                && fits(&words, &texts, initials)
        });
        shown
    });
    let none = Memo::new(move |_| shown.with(Vec::is_empty));
    let table = move || {
        if none.get() {
            let (title, text) = (t.proposals_empty_title(), t.proposals_empty_text());
            return view! { <Nothing title text /> }.into_any();
        }
        let columns = vec![
            Column::words(t.proposals_title_column()),
            Column::words(t.proposals_place()),
            Column::words(t.scene()),
            Column::words(t.proposals_author()),
            Column::numbers(t.proposals_supporters()),
            Column::words(t.proposals_stage()),
            Column::words(t.proposals_clock()),
        ];
        let rows = keyed(shown, |it| it.id, move |it| row(it, book, t).into_any());
        view! {
            <DataTable caption=t.nav_proposals() quiet=true columns office=true>
                {rows}
            </DataTable>
        }
        .into_any()
    };
    let export = view! { <ExportLink list="proposals" /> }.into_any();
    view! {
        <Page within=t.brand() title=t.proposals_title() acts=export>
            <Search label=t.proposals_search() placeholder=t.proposals_search_hint() value=words />
            <Chips label=t.proposals_filter() wrap=true>
                <Chip
                    label=move || t.filter_all(all.with(Vec::len))
                    pressed=Signal::derive(move || stage.get().is_none())
                    on_press=move |()| stage.set(None)
                />
                {move || chips(all, stage, t)}
            </Chips>
            <div class="chip-select">
                <Select label=t.scene() value=scene choices=scenes />
            </div>
            {table}
        </Page>
    }
}

/// What waits to be screened or routed first, the longest waiting before the others: its clock runs out
/// first. Then what changed last.
fn order(proposal: &Proposal) -> (bool, i64) {
    let at = proposal.changed_at.0;
    match proposal.state.stage() {
        Stage::Submitted | Stage::Accepted => (false, at),
        _ => (true, -at),
    }
}

/// One chip for each stage that some proposal is in.
fn chips(all: Memo<Vec<Proposal>>, stage: RwSignal<Option<Stage>>, t: Texts) -> impl IntoView {
    let count =
        |wanted: Stage| all.with(|all| all.iter().filter(|it| it.state.stage() == wanted).count());
    let chip = |wanted: Stage| {
        let count = count(wanted);
        (count > 0).then(|| {
            view! {
                <Chip
                    label=t.filter_count(count, wording::stage(wanted, t.lang))
                    pressed=Signal::derive(move || stage.get() == Some(wanted))
                    on_press=move |()| stage.set(Some(wanted))
                />
            }
        })
    };
    Stage::ALL.into_iter().map(chip).collect_view()
}

fn row(proposal: Proposal, book: Book, t: Texts) -> impl IntoView {
    let stage = proposal.state.stage();
    let supporters = book
        .get::<Pulse>(proposal.id)
        .map_or(0, |pulse| pulse.supporters);
    let clock = match screen_until(&proposal, book).or_else(|| route_until(&proposal, book)) {
        Some(until) => {
            let (label, tone) = left(book.now(), until, t);
            view! { <Badge label tone /> }.into_any()
        }
        None => wording::short_day(proposal.changed_at.day(), t.lang).into_any(),
    };
    let seal = screened(proposal.id, book).map(|act| {
        let stamp = stamp(&act, t);
        view! { " " <Seal stamp size=SealSize::Small /> }
    });
    view! {
        <tr>
            <th scope="row">
                <a href=to(format_args!("proposals/{}", proposal.id))>
                    {proposal.details.title.to_string()}
                </a>
            </th>
            <td>{place(proposal.details.place, book)}</td>
            <td>{proposal.details.scene.map(|it| wording::scene(it, t.lang))}</td>
            <td class="nowrap">{proposal.author.shown}</td>
            <td class="number" data-label=t.proposals_supporters()>
                {supporters}
            </td>
            <td class="nowrap">
                <Badge label=wording::stage(stage, t.lang) tone=tone(stage) />
                {seal}
            </td>
            <td class="nowrap" data-label=t.proposals_clock()>
                {clock}
            </td>
        </tr>
    }
}

/// My last screening of a proposal, for as long as it matters: until it is counted, and the rest
/// of that day.
fn screened(id: ProposalId, book: Book) -> Option<Act> {
    let about = |act: &Act| match act.deed.command() {
        Some(Command::Proposals(Proposals::Accept(it))) => it.proposal == id,
        Some(Command::Proposals(Proposals::Return(it))) => it.proposal == id,
        Some(Command::Proposals(Proposals::Merge(it))) => it.proposal == id,
        Some(Command::Proposals(Proposals::Reject(it))) => it.proposal == id,
        Some(Command::Proposals(Proposals::Route(it))) => it.proposal == id,
        _ => false,
    };
    let act = book.acts().into_iter().find(about)?;
    match act.state {
        ActState::Counted { at, .. } if at.day() != book.today() => None,
        _ => Some(act),
    }
}
