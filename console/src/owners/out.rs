//! Papers that owners have (领票台账): handing one out, and what became of each.

use components::{
    Badge, Button, ButtonLink, ButtonLook, Column, DataTable, Field, Glyph, InputKind, Panel, Tone,
};
use domain::councils::Slip;
use domain::owners::{
    Assembly, Became, Command as Owners, HandOutOwnersPaper, OutState, PaperOut, ReturnOwnersPaper,
    slip,
};
use domain::{AssemblyId, Command, VoteId, wording};
use leptos::prelude::*;

use super::named;
use super::paper::find;
use crate::shell::{AskWhy, Book, Doing, Fault, keyed, line, texts, to, use_book};
use crate::texts::Texts;

/// The number as it is typed: printed with its check, or bare.
fn typed(id: AssemblyId, text: &str) -> Option<u16> {
    let text = text.trim();
    let printed = Slip::read(VoteId(id.0), text).map(|it| it.number);
    printed.or_else(|| text.parse().ok())
}

/// The panel that hands papers out.
#[component]
pub(super) fn HandOut(it: Assembly) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = it.id;
    let [number, room, count] = [(); 3].map(|()| RwSignal::new(String::new()));
    let doing = Doing::nothing();
    let command = move || {
        let number = typed(id, &number.get_untracked());
        let voter = find(id, &room.get_untracked(), book);
        let voter = voter.ok_or_else(|| t.owners_no_such_home().to_owned())?;
        let it = HandOutOwnersPaper {
            assembly: id,
            number: number.ok_or_else(|| t.fault_number(t.owners_paper_number()))?,
            head: voter.id,
        };
        Ok(Command::Owners(Owners::HandOutOwnersPaper(it)))
    };
    let hand = move |()| {
        doing.submit(command(), move || {
            number.set(String::new());
            room.set(String::new());
        });
    };
    // Numbers go on where the last ones were handed out.
    let next = Memo::new(move |_| {
        let last = book.of::<PaperOut>(id).iter().map(|it| it.number).max();
        last.unwrap_or(0) + 1
    });
    let print = move || {
        let many: u16 = count.get().trim().parse().unwrap_or(20);
        let path = format_args!("owners/{id}/print?from={}&count={many}", next.get());
        view! {
            <ButtonLink glyph=Glyph::PRINT href=to(path)>
                {t.owners_print_numbered()}
            </ButtonLink>
        }
    };
    view! {
        <Panel title=t.owners_hand_out()>
            <div class="pair">
                <Field label=t.owners_paper_number() value=number limit=16 placeholder="12-8F3A" />
                <Field label=t.address() value=room limit=40 placeholder="7-2-602" />
            </div>
            <Fault doing />
            <Button block=true busy=doing.busy on_press=hand>
                {t.owners_hand_out_act()}
            </Button>
            <Field label=t.owners_print_count() kind=InputKind::Number value=count placeholder="20" />
            {print}
        </Panel>
    }
}

/// The papers that are out, and those that came back, were spoilt or lost.
#[component]
pub(super) fn PapersOut(id: AssemblyId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let papers = Memo::new(move |_| {
        let mut papers = book.of::<PaperOut>(id);
        papers.sort_by_key(|it| it.number);
        papers
    });
    let some = Memo::new(move |_| papers.with(|it| !it.is_empty()));
    let doing = Doing::nothing();
    // Which paper is struck off, and whether it is lost.
    let striking = RwSignal::new((0_u16, false));
    let asking = RwSignal::new(false);
    let strike = move |why: String| {
        let (number, lost) = striking.get_untracked();
        let note = line(t.reason(), &why, t)?;
        let became = if lost {
            Became::Lost { note }
        } else {
            Became::Spoilt { note }
        };
        Ok(returned(id, number, became))
    };
    let ask = move |number: u16, lost: bool| {
        striking.set((number, lost));
        asking.set(true);
    };
    let back = move |number: u16| doing.run(returned(id, number, Became::Back), || ());
    let row = move |it: PaperOut| row(&it, ask, back, book, t);
    let rows = move || keyed(papers, |it| it.number, row);
    let columns = StoredValue::new(vec![
        Column::words(t.owners_paper_number()),
        Column::words(t.address()),
        Column::words(t.owners_handed_at()),
        Column::words(t.state()),
        Column::words(t.owners_became()),
    ]);
    view! {
        <Show when=move || some.get()>
            <section class="stack stack--2">
                <h2 class="section__title">{t.owners_papers_out()}</h2>
                <Fault doing />
                <DataTable
                    caption=t.owners_papers_out()
                    quiet=true
                    office=true
                    columns=columns.get_value()
                >
                    {rows}
                </DataTable>
            </section>
        </Show>
        <AskWhy
            open=asking
            title=t.owners_strike()
            text=t.owners_strike_text()
            yes=t.owners_strike()
            command=Callback::new(strike)
        />
    }
}

fn returned(id: AssemblyId, number: u16, became: Became) -> Command {
    Command::Owners(Owners::ReturnOwnersPaper(ReturnOwnersPaper {
        assembly: id,
        number,
        became,
    }))
}

fn row(
    it: &PaperOut,
    ask: impl Fn(u16, bool) + Copy + Send + Sync + 'static,
    back: impl Fn(u16) + Copy + Send + Sync + 'static,
    book: Book,
    t: Texts,
) -> AnyView {
    let roll: Option<domain::owners::OwnersRoll> = book.get(it.assembly);
    let voter = roll.and_then(|roll| roll.roll.voter(it.voter).cloned());
    let address = voter.map(|voter| named(&voter, book).0);
    let (state, tone, note) = match &it.state {
        OutState::Out => (t.owners_out(), Tone::Wait, None),
        OutState::Entered => (t.owners_entered(), Tone::Done, None),
        OutState::Back { .. } => (t.owners_back(), Tone::Plain, None),
        OutState::Spoilt { note, .. } => (t.owners_was_spoilt(), Tone::Stop, Some(note)),
        OutState::Lost { note, .. } => (t.owners_was_lost(), Tone::Stop, Some(note)),
    };
    let note = note.map(|it| view! { " " <span class="small soft">{it.to_string()}</span> });
    let number = it.number;
    let acts = (it.state == OutState::Out).then(|| {
        view! {
            <Button look=ButtonLook::Text small=true on_press=move |()| back(number)>
                {t.owners_do_back()}
            </Button>
            <Button look=ButtonLook::Text small=true on_press=move |()| ask(number, false)>
                {t.owners_do_spoilt()}
            </Button>
            <Button look=ButtonLook::Text small=true on_press=move |()| ask(number, true)>
                {t.owners_do_lost()}
            </Button>
        }
    });
    view! {
        <tr>
            <th scope="row">{slip(it.assembly, number).code()}</th>
            <td>{address}</td>
            <td class="nowrap">{wording::instant(it.at, t.lang)}</td>
            <td>
                <Badge label=state tone />
                {note}
            </td>
            <td class="nowrap">{acts}</td>
        </tr>
    }
    .into_any()
}
