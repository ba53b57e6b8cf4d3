//! Signals (线索): a person looks, and says what they found. Nothing is deducted before.

use components::{Button, Column, DataTable, Section};
use domain::points::{Booking, Command as Points, Freeze, LiftFreeze, Reward, Signal as Seen};
use domain::volunteering::Activity;
use domain::{Command, FreezeId, PersonId, SessionId, wording};
use leptos::prelude::*;

use super::name;
use super::penalty::Penalising;
use crate::shell::{AskWhy, Book, prose, texts, use_book};
use crate::texts::Texts;

/// Which signal is decided on.
type Picked = RwSignal<Option<(PersonId, FreezeId)>>;

/// The table of what is held up; nothing where nothing is.
#[component]
pub(super) fn Freezes(penalising: Penalising) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let picked: Picked = RwSignal::new(None);
    let lifting = RwSignal::new(false);
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
        let (person, freeze) = (it.person, it.id);
        let nothing = move |()| {
            picked.set(Some((person, freeze)));
            lifting.set(true);
        };
        let misdeed = move |()| penalising.by_signal(person, freeze);
        view! {
            <tr>
                <th scope="row">{name(it.person, book, t)}</th>
                <td>
                    {seen(&it.signal, t)} <p class="small">{about(&it, book, t)}</p>
                    <p class="small soft">{maybe(&it.signal, t)}</p>
                </td>
                <td>{wording::day(it.until.plus_ms(-1).day(), t.lang)}</td>
                <td>
                    <div class="cluster">
                        <Button small=true on_press=nothing>
                            {t.points_nothing_in_it()}
                        </Button>
                        <Button small=true on_press=misdeed>
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

/// What it may well be where nothing is wrong: whoever looks starts from there.
fn maybe(signal: &Seen, t: Texts) -> &'static str {
    match signal {
        Seen::Overlap { .. } => t.points_maybe_overlap(),
        Seen::OneDevice { .. } => t.points_maybe_device(),
        Seen::LongDay { .. } => t.points_maybe_day(),
        Seen::Ring { .. } => t.points_maybe_ring(),
        Seen::Burst { .. } => t.points_maybe_burst(),
    }
}

/// What exactly: which activities, which day, who else, which reward.
fn about(it: &Freeze, book: Book, t: Texts) -> String {
    let names = |persons: &std::collections::BTreeSet<PersonId>| {
        let names: Vec<String> = persons.iter().map(|it| name(*it, book, t)).collect();
        names.join(t.list_comma())
    };
    match &it.signal {
        Seen::Overlap { person, overlap } => {
            let of = |id: SessionId| {
                let mut all = book.all::<Activity>().into_iter();
                let found = all.find(|it| SessionId::of(it.id, *person) == id);
                title(found, t)
            };
            t.points_seen_two(of(overlap.first), of(overlap.second))
        }
        Seen::OneDevice {
            activity, persons, ..
        } => t.points_seen_people(title(book.get(*activity), t), names(persons)),
        Seen::LongDay { on, .. } => wording::day(*on, t.lang),
        Seen::Ring { persons } => names(persons),
        Seen::Burst { booking, .. } => {
            let booking: Option<Booking> = book.get(*booking);
            let reward = booking.and_then(|it| book.get::<Reward>(it.reward));
            reward.map_or_else(String::new, |it| it.title.to_string())
        }
    }
}

fn title(activity: Option<Activity>, t: Texts) -> String {
    activity.map_or_else(
        || t.points_seen_gone().to_owned(),
        |it| it.title.to_string(),
    )
}
