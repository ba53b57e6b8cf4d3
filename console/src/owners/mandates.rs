//! Mandates in the office (授权委托): a written one is entered with its photo; all that hold are listed,
//! those given on a phone too.

use components::{Badge, Button, ButtonLook, Column, DataTable, Field, Panel, Sheet, Tick, Tone};
use domain::owners::{
    Assembly, Command as Owners, EndMandate, EnterMandate, Errand, Grounds, OwnersMandate,
};
use domain::proposals::Photo;
use domain::{AssemblyId, Command, MandateId, PersonId, Timestamp, wording};
use leptos::prelude::*;

use super::named_heads;
use super::paper::find;
use crate::members::known;
use crate::projects::Photos;
use crate::shell::{Book, Doing, Fault, Pick, keyed, texts, use_book};
use crate::texts::Texts;

/// The button, its sheet, and the mandates that hold.
#[component]
pub(super) fn Mandates(it: Assembly) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = it.id;
    let open = RwSignal::new(false);
    let doing = Doing::nothing();
    let holding = Memo::new(move |_| {
        let now = book.now();
        let mut all = book.all::<OwnersMandate>();
        all.retain(|it| it.holds(now));
        all.sort_by_key(|it| (it.given_at, it.id));
        all
    });
    let columns = vec![
        Column::words(t.address()),
        Column::words(t.owners_agent()),
        Column::words(t.owners_mandate_for()),
        Column::words(t.owners_mandate_until()),
        Column::words(t.owners_mandate_end()),
    ];
    let columns = StoredValue::new(columns);
    let any = Memo::new(move |_| holding.with(|it| !it.is_empty()));
    let table = move || {
        any.get().then(|| {
            let row = move |it: OwnersMandate| row(&it, doing, book, t);
            let rows = keyed(holding, |it| it.id, row);
            view! {
                <DataTable
                    caption=t.owners_mandates()
                    quiet=true
                    office=true
                    columns=columns.get_value()
                >
                    {rows}
                </DataTable>
            }
        })
    };
    let limit = it
        .rules()
        .ok()
        .and_then(|pack| pack.owners.agent_heads_most);
    let note = match limit {
        Some(most) => t.owners_mandates_most(most),
        None => t.owners_mandates_text().to_owned(),
    };
    view! {
        <section class="stack stack--2">
            <div class="spread">
                <h2 class="section__title">{t.owners_mandates()}</h2>
                <Button small=true on_press=move |()| open.set(true)>
                    {t.owners_mandate_enter()}
                </Button>
            </div>
            <p class="small soft">{note}</p>
            <Fault doing />
            {table}
            <Sheet open title=t.owners_mandate_enter() close_label=t.not_now()>
                <Form id open />
            </Sheet>
        </section>
    }
}

#[component]
fn Form(id: AssemblyId, open: RwSignal<bool>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let room = RwSignal::new(String::new());
    let agent = RwSignal::new(None::<PersonId>);
    let photo = RwSignal::new(Vec::<Photo>::new());
    let days = RwSignal::new("30".to_owned());
    let chosen = RwSignal::new(vec![Errand::Vote]);
    let doing = Doing::nothing();
    let among = Memo::new(move |_| known(book, t));
    let command = move || {
        let voter = find(id, &room.get_untracked(), book);
        let voter = voter.ok_or_else(|| t.owners_no_such_home().to_owned())?;
        let photo = photo.with_untracked(|it| it.first().map(|it| it.hash));
        let days: i32 = days
            .get_untracked()
            .trim()
            .parse()
            .map_err(|_| t.fault_number(t.owners_mandate_days()))?;
        let last = book.now().day().plus(days);
        Ok(Command::Owners(Owners::EnterMandate(EnterMandate {
            id: MandateId(offline::new_id()),
            head: voter.id,
            agent: agent
                .get_untracked()
                .ok_or_else(|| t.owners_pick_agent().to_owned())?,
            photo: photo.ok_or_else(|| t.fault_empty(t.owners_mandate_photo()))?,
            errands: chosen.get_untracked(),
            until: Timestamp::at(last, 23, 59),
        })))
    };
    let enter = move |()| doing.submit(command(), move || open.set(false));
    let errands = Errand::ALL.map(|errand| {
        let on_change = move |on: bool| {
            chosen.update(|it| {
                it.retain(|other| *other != errand);
                if on {
                    it.push(errand);
                }
            });
        };
        view! {
            <Tick
                label=wording::errand(errand, t.lang)
                checked=Signal::derive(move || chosen.with(|it| it.contains(&errand)))
                on_change
            />
        }
    });
    view! {
        <Panel title=t.owners_mandate_who()>
            <Field label=t.address() value=room limit=40 placeholder="7-2-602" />
            <Pick label=t.owners_agent() group="owners-agent" among chosen=agent />
        </Panel>
        <fieldset>
            <legend class="field__label">{t.owners_mandate_for()}</legend>
            {errands}
        </fieldset>
        <Field label=t.owners_mandate_days() value=days limit=4 />
        <Photos label=t.owners_mandate_photo() photos=photo single=true />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=enter>
            {t.owners_mandate_enter()}
        </Button>
    }
}

fn row(it: &OwnersMandate, doing: Doing, book: Book, t: Texts) -> AnyView {
    let (addresses, names) = named_heads(&it.heads, book);
    let words: Vec<&str> = it
        .errands
        .iter()
        .map(|it| wording::errand(*it, t.lang))
        .collect();
    let (on, tone) = match it.grounds {
        Grounds::OwnPhone => (t.owners_mandate_phone(), Tone::Info),
        Grounds::Paper { .. } => (t.owners_mandate_paper(), Tone::Plain),
    };
    let mandate = it.id;
    let end = move |()| {
        let command = Command::Owners(Owners::EndMandate(EndMandate { mandate }));
        doing.run(command, || ());
    };
    let done = (!it.deeds.is_empty()).then(|| t.owners_mandate_done(it.deeds.len()));
    view! {
        <tr>
            <th scope="row">{addresses} " " {names}</th>
            <td>{book.name(it.agent)}</td>
            <td>
                {words.join(t.list_comma())} " " <Badge label=on tone /> " "
                <span class="small soft">{done}</span>
            </td>
            <td class="nowrap">{wording::day(it.until.day(), t.lang)}</td>
            <td class="nowrap">
                <Button look=ButtonLook::Text small=true on_press=end>
                    {t.owners_mandate_end()}
                </Button>
            </td>
        </tr>
    }
    .into_any()
}
