//! One sitting: its agenda, who is present, and putting proposals on it.

use components::{ClockStrip, Desk, Phase, Progress};
use domain::councils::{Council, Sitting, ended_at};
use domain::{SittingId, Timestamp, wording};
use leptos::prelude::*;

use super::agenda::Agenda;
use super::attendance::Present;
use super::elect::{CallElectionForm, elects_here};
use super::floor::Room;
use super::minutes::Keeping;
use super::put::PutForm;
use super::questions::Questions;
use crate::shell::{Book, Nothing, Page, PrintButton, id_in_path, texts, to, use_book};
use crate::texts::Texts;

/// The page of the sitting in the address.
#[component]
pub(crate) fn SittingPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = id_in_path::<SittingId>();
    let found = Memo::new(move |_| {
        let sitting = book.get::<Sitting>(id.get()?)?;
        let council = book.get::<Council>(sitting.council)?;
        Some((sitting, council))
    });
    // By what makes it another page: one that was called just now comes back with the server's time,
    // and what is typed here by then stays.
    let there = Memo::new(move |_| {
        found.with(|it| {
            let (sitting, council) = it.as_ref()?;
            Some((sitting.id, sitting.number, sitting.starts_at, council.id))
        })
    });
    move || match there.get().and_then(|_| found.get_untracked()) {
        Some((sitting, council)) => page(sitting, council, found, book, t).into_any(),
        None => {
            let (title, text) = (t.no_sitting_title(), t.no_sitting_text());
            view! { <Nothing title text /> }.into_any()
        }
    }
}

fn page(
    sitting: Sitting,
    council: Council,
    found: Memo<Option<(Sitting, Council)>>,
    book: Book,
    t: Texts,
) -> impl IntoView {
    let within = wording::instant(sitting.starts_at, t.lang);
    let title = t.sitting_of(&council.name, sitting.number);
    let phases = Signal::derive(move || {
        let now = book.now();
        found.with(|it| match it {
            Some((sitting, _)) => phases(sitting, now, t),
            None => Vec::new(),
        })
    });
    let id = sitting.id;
    let over = Memo::new(move |_| book.read(|town| ended_at(id, town)).is_some());
    let put = {
        let (sitting, council) = (sitting.clone(), council.clone());
        let form = move || view! { <PutForm sitting=sitting.clone() council=council.clone() /> };
        move || (!over.get()).then(&form)
    };
    let elect = {
        let (sitting, kind) = (sitting.clone(), council.kind);
        let elects = elects_here(kind);
        move || {
            let shown = elects && !over.get();
            shown.then(|| view! { <CallElectionForm sitting=sitting.clone() kind /> })
        }
    };
    let aside = view! {
        <Keeping sitting=sitting.clone() />
        {put}
        {elect}
    };
    let acts = view! { <PrintButton label=t.print() /> }.into_any();
    let (present, room, asked) = (sitting.clone(), sitting.clone(), sitting.clone());
    view! {
        <Page within title acts>
            <p class="soft">
                {sitting.place.to_string()} " "
                <a href=to(
                    format_args!("councils/{}", sitting.council),
                )>{council.name.to_string()}</a>
            </p>
            <ClockStrip label=t.sitting_clock() today=t.today_mark() phases />
            <Desk aside=aside.into_any()>
                <Room sitting=room />
                <Agenda sitting />
                <Questions sitting=asked />
                <Present sitting=present />
            </Desk>
        </Page>
    }
}

/// Notice, then the sitting.
fn phases(sitting: &Sitting, now: Timestamp, t: Texts) -> Vec<Phase> {
    let started = now >= sitting.starts_at;
    let whole = (sitting.starts_at.0 - sitting.called_at.0).max(1);
    let gone = (now.0 - sitting.called_at.0).clamp(0, whole);
    let phase = |name: &str, at: Timestamp, progress, elapsed| Phase {
        name: name.to_owned(),
        lines: vec![wording::instant(at, t.lang)],
        progress,
        elapsed,
    };
    let (notice, meeting) = if started {
        (Progress::Past, Progress::Now)
    } else {
        (Progress::Now, Progress::Later)
    };
    // A share of a hundred always fits.
    let elapsed = u8::try_from(gone * 100 / whole).unwrap_or(100);
    vec![
        phase(t.phase_notice(), sitting.called_at, notice, elapsed),
        phase(t.phase_sitting(), sitting.starts_at, meeting, 0),
    ]
}
