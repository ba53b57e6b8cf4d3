//! Signals (线索): a person looks, and says what they found. Nothing is deducted before.

use components::{
    Button, ButtonLook, Choice, Column, DataTable, Field, InputKind, Section, Select, Sheet,
    TextArea,
};
use domain::points::{Command as Points, Freeze, LiftFreeze, Misdeed, Penalise, Signal as Seen};
use domain::{Command, FreezeId, PenaltyId, PersonId, Prose, wording};
use leptos::prelude::*;

use super::name;
use crate::shell::{AskWhy, Doing, Fault, prose, texts, use_book};
use crate::texts::Texts;

/// Which signal is decided on.
type Picked = RwSignal<Option<(PersonId, FreezeId)>>;

/// The table of what is held up; nothing where nothing is.
#[component]
pub(super) fn Freezes() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let picked: Picked = RwSignal::new(None);
    let (lifting, penalising) = (RwSignal::new(false), RwSignal::new(false));
    let held = Memo::new(move |_| {
        let now = book.now();
        let mut held = book.all::<Freeze>();
        held.retain(|it| it.holds(now));
        held.sort_by_key(|it| (it.until, it.id));
        held
    });
    let columns = move || {
        vec![
            Column::words(t.points_who()),
            Column::words(t.points_seen()),
            Column::words(t.points_until()),
            Column::words(t.acts()),
        ]
    };
    let row = move |it: Freeze| {
        let of = (it.person, it.id);
        let press = move |open: RwSignal<bool>| {
            picked.set(Some(of));
            open.set(true);
        };
        view! {
            <tr>
                <th scope="row">{name(it.person, book, t)}</th>
                <td>{seen(&it.signal, t)}</td>
                <td>{wording::day(it.until.plus_ms(-1).day(), t.lang)}</td>
                <td>
                    <div class="cluster">
                        <Button small=true on_press=move |()| press(lifting)>
                            {t.points_nothing_in_it()}
                        </Button>
                        <Button small=true on_press=move |()| press(penalising)>
                            {t.points_misdeed()}
                        </Button>
                    </div>
                </td>
            </tr>
        }
    };
    let some = move || held.with(|held| !held.is_empty());
    let lift = Callback::new(move |why: String| {
        let (person, freeze) = picked
            .get_untracked()
            .ok_or_else(|| t.pick_first().to_owned())?;
        let reason = prose(t.reason(), &why, t)?;
        Ok(Command::Points(Points::LiftFreeze(LiftFreeze {
            person,
            freeze,
            reason,
        })))
    });
    view! {
        <Show when=some>
            <Section title=t.points_freezes()>
                <p class="small soft">{t.points_freezes_text()}</p>
                <DataTable caption=t.points_freezes_caption() quiet=true office=true columns=columns()>
                    {move || held.get().into_iter().map(row).collect_view()}
                </DataTable>
            </Section>
        </Show>
        <AskWhy
            open=lifting
            title=t.points_nothing_in_it()
            text=t.points_lift_text()
            yes=t.points_nothing_in_it()
            long=true
            command=lift
        />
        <PenaltySheet picked open=penalising />
    }
}

fn seen(signal: &Seen, t: Texts) -> &'static str {
    match signal {
        Seen::Overlap { .. } => t.points_signal_overlap(),
        Seen::OneDevice { .. } => t.points_signal_device(),
        Seen::LongDay { .. } => t.points_signal_day(),
        Seen::Ring { .. } => t.points_signal_ring(),
        Seen::Burst { .. } => t.points_signal_burst(),
    }
}

/// What follows from a misdeed: one of the list, a day, months, and why.
#[component]
fn PenaltySheet(picked: Picked, open: RwSignal<bool>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let misdeed = RwSignal::new(String::new());
    let (on, months) = (RwSignal::new(String::new()), RwSignal::new("3".to_owned()));
    let text = RwSignal::new(String::new());
    let doing = Doing::nothing();
    let choices = Memo::new(move |_| {
        let none = Choice {
            value: String::new(),
            label: t.points_which_misdeed().to_owned(),
        };
        let listed = (0u8..).zip(Misdeed::ALL).map(|(place, it)| Choice {
            value: place.to_string(),
            label: wording::misdeed(it, t.lang).to_owned(),
        });
        std::iter::once(none).chain(listed).collect::<Vec<_>>()
    });
    let command = move || {
        let picked = picked.get_untracked();
        let (person, freeze) = picked.ok_or_else(|| t.pick_first().to_owned())?;
        let place = misdeed.get_untracked().parse::<usize>().ok();
        let listed = place.and_then(|place| Misdeed::ALL.get(place).copied());
        let done_on = on.get_untracked().parse().ok();
        let months = months.get_untracked().trim().parse().ok();
        Ok(Command::Points(Points::Penalise(Penalise {
            id: PenaltyId(offline::new_id()),
            person,
            misdeed: listed.ok_or_else(|| t.fault_empty(t.points_misdeed()))?,
            done_on: done_on.ok_or_else(|| t.fault_empty(t.points_done_on()))?,
            reason: prose(t.reason(), &text.get_untracked(), t)?,
            reverses: Vec::new(),
            months: months.ok_or_else(|| t.fault_number(t.points_months()))?,
            freeze: Some(freeze),
        })))
    };
    let act = move |()| {
        doing.submit(command(), move || {
            open.set(false);
            text.set(String::new());
        });
    };
    let whom = move || {
        let of = picked.get().map(|(person, _)| person);
        of.map(|person| untrack(|| name(person, book, t)))
    };
    view! {
        <Sheet open title=t.points_misdeed() close_label=t.not_now()>
            <p class="strong">{whom}</p>
            <p class="soft">{t.points_misdeed_text()}</p>
            <Select label=t.points_misdeed() value=misdeed choices />
            <Field label=t.points_done_on() value=on kind=InputKind::Day />
            <Field label=t.points_months() value=months kind=InputKind::Number />
            <TextArea label=t.reason() value=text limit=Prose::MOST hint=t.reason_read() />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=act>
                {t.points_decide()}
            </Button>
        </Sheet>
    }
}
