//! The lifts of the compound, and proposing one for a stairwell.

use components::{
    Badge, Button, ButtonLook, Choice, Column, DataTable, Section, Select, Sheet, TextArea, Tone,
};
use domain::members::Unit;
use domain::renovation::{
    Command as Renovation, Lift, LiftCommand, LiftStage, ProposeLift, lift_lacks,
};
use domain::{Command, Prose, UnitId, wording};
use leptos::prelude::*;

use super::place;
use crate::members::buildings;
use crate::shell::{Book, Doing, Fault, prose, texts, to, use_book};
use crate::texts::Texts;

/// All of them, what was changed last first, and the form of a new one.
#[component]
pub(in crate::renovation) fn Lifts() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let open = RwSignal::new(false);
    let rows = move || {
        let mut all = book.all::<Lift>();
        all.sort_by_key(|it| (std::cmp::Reverse(it.changed_at), it.id));
        all.iter().map(|it| row(it, book, t)).collect_view()
    };
    let columns = vec![
        Column::words(t.lift_where()),
        Column::words(t.lift_stage()),
        Column::words(t.lift_lacks()),
    ];
    let inside = move || open.get().then(|| view! { <ProposeForm open /> });
    view! {
        <Section title=t.lift_title()>
            <DataTable caption=t.lift_table() quiet=true office=true columns>
                {rows}
            </DataTable>
            <Button look=ButtonLook::Quiet on_press=move |()| open.set(true)>
                {t.lift_propose()}
            </Button>
            <Sheet open title=t.lift_propose() close_label=t.not_now()>
                {inside}
            </Sheet>
        </Section>
    }
}

fn row(it: &Lift, book: Book, t: Texts) -> AnyView {
    let stage = wording::lift_stage(it.state.stage(), t.lang);
    let lacks = lacked(it, book, t);
    let href = to(format!("renovation/lifts/{}", it.id));
    let name = place(book, it.id);
    view! {
        <tr>
            <th scope="row">
                <a href=href>{name}</a>
            </th>
            <td>
                <Badge label=stage tone=Tone::Info />
            </td>
            <td>{lacks}</td>
        </tr>
    }
    .into_any()
}

/// What a lift lacks before it may be submitted, in one line; nothing where that is not the question.
pub(super) fn lacked(it: &Lift, book: Book, t: Texts) -> String {
    if !it.state.leg().is_some_and(|leg| leg.is_open()) {
        return String::new();
    }
    let lacks = book.read(|town| lift_lacks(it, book.today(), town));
    let lacks: Vec<String> = lacks
        .iter()
        .map(|it| wording::lift_lack(it, t.lang))
        .collect();
    match lacks.is_empty() {
        true => t.lift_lacks_nothing().to_owned(),
        false => lacks.join(t.list_comma()),
    }
}

/// Which stairwell, and why.
#[component]
fn ProposeForm(open: RwSignal<bool>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let unit = RwSignal::new(String::new());
    let why = RwSignal::new(String::new());
    let choices = Signal::stored(untrack(|| units(book, t)));
    let doing = Doing::nothing();
    let command = move || {
        let unit = unit.with_untracked(|it| it.parse::<UnitId>().ok());
        let lift = unit.ok_or_else(|| t.fault_empty(t.lift_where()))?;
        let why = prose(t.lift_why(), &why.get_untracked(), t)?;
        let propose = LiftCommand::Propose(ProposeLift { lift, why });
        Ok(Command::Renovation(Renovation::Lift(propose)))
    };
    let propose = move |()| doing.submit(command(), move || open.set(false));
    view! {
        <Select label=t.lift_where() value=unit choices />
        <TextArea label=t.lift_why() value=why limit=Prose::MOST />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=propose>
            {t.lift_propose()}
        </Button>
    }
}

/// Stairwells without a lift, nor one on its way.
fn units(book: Book, t: Texts) -> Vec<Choice> {
    let none = Choice {
        value: String::new(),
        label: t.renovation_pick_place().to_owned(),
    };
    let mut choices = vec![none];
    for building in buildings(book) {
        let mut units = book.of::<Unit>(building.id);
        units.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
        let open = |unit: &&Unit| {
            let lift: Option<Lift> = book.get(unit.id);
            lift.is_none_or(|it| it.state.stage() == LiftStage::Withdrawn)
        };
        choices.extend(units.iter().filter(open).map(|unit| Choice {
            value: unit.id.to_string(),
            label: place(book, unit.id),
        }));
    }
    choices
}
