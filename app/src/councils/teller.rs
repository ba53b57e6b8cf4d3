//! What a teller does: stop the ballots, then count them, two of them after each other (计票人).

use components::{Banner, Button, ButtonLook, Confirm, Glyph, Tone};
use domain::councils::{Attendance, CloseVote, Command, Roll, Turnout, Vote, VoteState};
use domain::{PersonId, SittingId, VoteId};
use leptos::prelude::*;

use super::matter::Matter;
use super::papers;
use crate::shell::{Here, waiting_note, when};

/// What a teller can do now.
#[derive(Clone, Debug, PartialEq)]
enum Task {
    /// Wait until the time has come or everyone has voted.
    Wait(String),
    /// Stop the ballots.
    Stop,
    /// Wait for the other teller.
    Other,
    /// Confirm and count.
    Count,
}

fn task(here: Here, vote: &Vote, sitting: SittingId) -> Option<Task> {
    let me = here.person().filter(|me| vote.tellers.contains(me))?;
    match vote.state {
        VoteState::Open => {
            let cast = here.get::<Turnout>(vote.id).map_or(0, |it| it.cast);
            let marked = marked(here, vote, sitting);
            let expected = if marked > 0 && !vote.is_election() {
                marked
            } else {
                vote.members
            };
            if here.now() >= vote.closes_at || cast >= expected {
                Some(Task::Stop)
            } else {
                Some(Task::Wait(when(here, vote.closes_at)))
            }
        }
        VoteState::Closing { by, .. } if by == me => Some(Task::Other),
        VoteState::Closing { .. } => Some(Task::Count),
        VoteState::Closed { .. } | VoteState::Cancelled { .. } => None,
    }
}

/// How many of those who may vote are marked present.
pub(super) fn marked(here: Here, vote: &Vote, sitting: SittingId) -> u32 {
    let roll: Option<Roll> = here.get(vote.id);
    let votes = |it: &Attendance| roll.as_ref().is_none_or(|roll| roll.has(it.person));
    let mut marked = here.of::<Attendance>(sitting);
    marked.retain(votes);
    u32::try_from(marked.len()).unwrap_or(u32::MAX)
}

/// The teller's part of the page; nothing for others.
pub fn teller(here: Here, matter: Memo<Option<Matter>>) -> AnyView {
    let t = here.t;
    let task = Memo::new(move |_| {
        matter.with(|it| {
            let matter = it.as_ref()?;
            task(here, &matter.vote, matter.motion.sitting)
        })
    });
    let id = Memo::new(move |_| matter.with(|it| it.as_ref().map(|it| it.vote.id)));
    let asked = RwSignal::new(false);
    let unreturned = RwSignal::new(Vec::new());
    let shown = move || {
        let inside = match task.get()? {
            Task::Wait(closes) => view! { <span>{t.teller_wait(closes)}</span> }.into_any(),
            Task::Other => view! { <span>{t.teller_other()}</span> }.into_any(),
            Task::Stop => view! { <span>{t.teller_stop_text()}</span> }.into_any(),
            Task::Count => view! { <span>{t.teller_count_text()}</span> }.into_any(),
        };
        let words = match task.get()? {
            Task::Stop => Some(t.teller_stop()),
            Task::Count => Some(t.teller_count()),
            Task::Wait(_) | Task::Other => None,
        };
        let button = words.map(|words| {
            view! {
                <Button look=ButtonLook::Ink block=true on_press=move |()| asked.set(true)>
                    {words}
                </Button>
            }
        });
        let missing =
            (task.get() == Some(Task::Count)).then(|| papers::missing(here, id, unreturned));
        Some(view! {
            <section class="stack" aria-label=t.teller_title()>
                <Banner glyph=Glyph::KEY tone=Tone::Info title=t.teller_title()>{inside}</Banner>
                {missing}
                {button}
            </section>
        })
    };
    let yes = move || match task.get() {
        Some(Task::Count) => t.teller_count(),
        _ => t.teller_stop(),
    };
    let close = move |()| {
        if let Some(id) = id.get_untracked() {
            close(here, id, unreturned.get_untracked());
        }
    };
    view! {
        {shown}
        <Confirm
            open=asked
            title=t.teller_sure()
            text=t.teller_sure_text()
            yes
            no=t.shell_not_now()
            on_yes=close
        />
    }
    .into_any()
}

fn close(here: Here, vote: VoteId, unreturned: Vec<PersonId>) {
    let command = domain::Command::Councils(Command::CloseVote(CloseVote { vote, unreturned }));
    leptos::task::spawn_local(async move {
        match here.submit(command).await {
            Ok(()) => here.say(here.t.teller_done(waiting_note(here))),
            Err(sentence) => here.warn(sentence),
        }
    });
}
