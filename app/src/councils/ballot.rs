//! The ballot: a ring around a word, one act to cast it, the seal when it is saved or counted.

use components::{
    BallotPaper, Banner, Button, ButtonLink, ButtonLook, Glyph, Mark, Stamp, State, StateKind,
    TextProp, Tone,
};
use domain::councils::{CastBallot, Choice, Command, Content, Mode, Taken, Vote, VoteState, Voted};
use domain::{BallotId, VoteId, wording};
use leptos::prelude::*;
use offline::{Act, ActState};

use super::matter::{Matter, Part, is_counted, my_ballot, part};
use super::ways;
use crate::shell::{self, Here, seal_date, waiting_note, when};
use crate::sync::{fate, is_waiting, stamp};

/// What is known of one's ballot.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mine {
    /// As this phone sent it.
    pub(super) sent: Option<(Act, Option<Content>)>,
    /// As the server says it counts.
    pub(super) voted: Option<Voted>,
}

impl Mine {
    pub(super) fn of(here: Here, vote: VoteId) -> Self {
        let me = here.person();
        Self {
            sent: my_ballot(here, vote),
            voted: me.and_then(|me| here.get(BallotId::of(vote, me))),
        }
    }

    /// What the ballot says, as far as it may be shown: a secret ballot that was counted is
    /// nobody's to read on this phone, its voter's neither once the page is left.
    pub(super) fn choice(&self, mode: Mode) -> Option<Content> {
        let sent = self.sent.as_ref().filter(|(act, _)| {
            let over = matches!(act.state, ActState::Refused { .. } | ActState::Stuck { .. });
            !over && (mode == Mode::Recorded || !is_counted(act))
        });
        sent.and_then(|(_, choice)| choice.clone())
            .or_else(|| self.voted.as_ref().and_then(|voted| voted.choice.clone()))
    }

    pub(super) fn was_refused(&self) -> bool {
        let over =
            |act: &Act| matches!(act.state, ActState::Refused { .. } | ActState::Stuck { .. });
        self.sent.as_ref().is_some_and(|(act, _)| over(act))
    }

    pub(super) fn stamp(&self, here: Here) -> Option<Stamp> {
        if let Some((act, _)) = &self.sent {
            return stamp(here, act);
        }
        self.voted.as_ref().map(|voted| Stamp {
            mark: Mark::Counted,
            word: here.t.seal_counted().to_owned(),
            meaning: here.t.seal_counted_meaning().to_owned(),
            date: Some(seal_date(voted.at)),
        })
    }
}

/// The ballot of a vote, or why there is none for this person.
pub fn paper(here: Here, id: VoteId, matter: Memo<Option<Matter>>) -> AnyView {
    let part = Memo::new(move |_| part(here, id));
    let vote = Memo::new(move |_| matter.with(|it| it.as_ref().map(|it| it.vote.clone())));
    let over =
        Memo::new(move |_| vote.with(|it| it.as_ref().is_some_and(|vote| vote.result().is_some())));
    let by_paper = Memo::new(move |_| {
        let me = here.person()?;
        here.get::<Taken>(BallotId::of(id, me))
            .map(|taken| taken.at)
    });
    let shown = move || match part.get() {
        Part::Voter if by_paper.get().is_some() && !over.get() => {
            let text = here
                .t
                .papers_mine_text(by_paper.get().map(|at| when(here, at)).unwrap_or_default());
            view! {
                <Banner glyph=Glyph::BALLOT tone=Tone::Info title=here.t.papers_mine()>{text}</Banner>
            }
            .into_any()
        }
        Part::Voter => untrack(|| {
            let options = vote.with(|it| it.as_ref().map_or(0, |vote| vote.options));
            if options > 0 {
                ways::ballot(here, id, vote)
            } else {
                ballot(here, id, vote)
            }
        }),
        // Over is over: what one would have needed for it helps nobody now.
        Part::Guest | Part::Neighbour if over.get() => ().into_any(),
        Part::Guest => guest(here),
        Part::Neighbour => neighbour(here),
    };
    shown.into_any()
}

fn ballot(here: Here, id: VoteId, vote: Memo<Option<Vote>>) -> AnyView {
    let t = here.t;
    let mine = Memo::new(move |_| Mine::of(here, id));
    let mode = move || vote.with(|it| it.as_ref().map_or(Mode::Secret, |vote| vote.mode));
    // What was ringed on this page since it opened.
    let ringed = RwSignal::new(None::<Choice>);
    let cast = Memo::new(move |_| match mine.with(|mine| mine.choice(mode())) {
        Some(Content::Choice(choice)) => Some(choice),
        Some(Content::Marks(_)) | None => None,
    });
    let chosen = Signal::derive(move || {
        let choice = ringed.get().or_else(|| cast.get())?;
        Choice::ALL.iter().position(|other| *other == choice)
    });
    // What was cast from this page: a secret ballot, once counted, is known here alone.
    let put_in = RwSignal::new(None::<Content>);
    let open = Memo::new(move |_| {
        vote.with(|it| {
            it.as_ref()
                .is_some_and(|vote| vote.state == VoteState::Open)
        })
    });
    let last = Memo::new(move |_| {
        let replaceable = vote.with(|it| it.as_ref().is_some_and(|vote| vote.replaceable));
        let voted = mine.with(|mine| mine.sent.is_some() || mine.voted.is_some());
        voted && !replaceable
    });
    let locked = Signal::derive(move || !open.get() || last.get());
    let pending = Signal::derive(move || {
        let refused = mine.with(Mine::was_refused);
        let done = put_in.get().filter(|_| !refused);
        let done = done.or_else(|| cast.get().map(Content::from));
        ringed
            .get()
            .filter(|choice| !locked.get() && done != Some((*choice).into()))
    });
    let stamp = MaybeProp::derive(move || mine.with(|mine| mine.stamp(here)));
    let choices = Choice::ALL.map(|choice| TextProp::from(wording::choice(choice, here.lang)));
    let note = move || wording::mode(mode(), here.lang);
    let lines = move || {
        let vote = vote.get()?;
        let mine = mine.get();
        let secret = unsaid(here, &vote, &mine).filter(|_| chosen.get().is_none());
        Some(
            view! { {said(here, &vote, &mine)} {secret.map(|line| view! { <span>{line}</span> })} },
        )
    };
    let button = move || {
        let choice = pending.get()?;
        let word = wording::choice(choice, here.lang);
        let again = mine.with(|mine| mine.sent.is_some() || mine.voted.is_some());
        let words = if again {
            t.ballot_change(word)
        } else {
            t.ballot_cast(word)
        };
        Some(view! {
            <Button look=ButtonLook::Primary block=true on_press=move |()| put(here, id, choice.into(), put_in, ".ballot__input:checked")>
                {words}
            </Button>
        })
    };
    view! {
        <BallotPaper
            legend=t.ballot_title()
            note
            choices
            chosen
            on_choose=move |index: usize| ringed.set(Choice::ALL.get(index).copied())
            locked
            stamp
            press=true
        >
            {lines}
        </BallotPaper>
        {button}
    }
    .into_any()
}

/// Why no ring is shown where a ballot is counted.
pub(super) fn unsaid(here: Here, vote: &Vote, mine: &Mine) -> Option<&'static str> {
    let counted =
        mine.voted.is_some() || mine.sent.as_ref().is_some_and(|(act, _)| is_counted(act));
    (counted && vote.mode == Mode::Secret).then(|| {
        if vote.replaceable && vote.state == VoteState::Open {
            here.t.ballot_secret_again()
        } else {
            here.t.ballot_secret()
        }
    })
}

/// The lines below the ballot: what became of it, until when it can be changed, its receipt.
pub(super) fn said(here: Here, vote: &Vote, mine: &Mine) -> AnyView {
    let t = here.t;
    let closes = when(here, vote.closes_at);
    let open = vote.state == VoteState::Open;
    let late = here.now() >= vote.closes_at;
    let next = match (&vote.state, vote.replaceable) {
        (VoteState::Open, _) if late => t.ballot_late(closes),
        (VoteState::Open, true) if mine.sent.is_some() || mine.voted.is_some() => {
            t.ballot_until_change(closes)
        }
        (VoteState::Open, true) => t.ballot_until(closes),
        (VoteState::Open, false) => t.ballot_until_once(closes),
        (VoteState::Closing { .. } | VoteState::Closed { .. }, _) => t.ballot_closed().to_owned(),
        (VoteState::Cancelled { .. }, _) => t.ballot_cancelled().to_owned(),
    };
    let Some((act, _)) = &mine.sent else {
        let counted = mine.voted.as_ref();
        let counted = counted.map(|voted| t.ballot_counted(when(here, voted.at)));
        let missed = (counted.is_none() && !open).then(|| t.ballot_missed());
        return view! {
            {counted.map(|line| view! { <strong>{line}</strong> })}
            {missed.map(|line| view! { <span>{line}</span> })}
            <span>{next}</span>
        }
        .into_any();
    };
    let (line, receipt) = match &act.state {
        ActState::Counted { receipt, at } => (
            t.ballot_counted(when(here, *at)),
            Some(t.act_receipt(&receipt.0)),
        ),
        ActState::Saved | ActState::Sent if act.kept => (waiting_note(here).to_owned(), None),
        _ => (fate(here, act), None),
    };
    let tone = if is_waiting(act) { "is-ochre" } else { "" };
    view! {
        <span><strong class=tone>{line}</strong></span>
        <span>{next}</span>
        {receipt.map(|receipt| view! { <a href="/me/acts">{receipt}</a> })}
    }
    .into_any()
}

/// Casts a ballot. Its button goes with the act; the focus goes to what was chosen.
pub(super) fn put(
    here: Here,
    vote: VoteId,
    choice: Content,
    put_in: RwSignal<Option<Content>>,
    focused: &'static str,
) {
    let cast = CastBallot {
        vote,
        choice: choice.clone(),
        blind: offline::new_blind(),
    };
    let command = domain::Command::Councils(Command::CastBallot(cast));
    put_in.set(Some(choice));
    request_animation_frame(move || shell::focus(focused));
    leptos::task::spawn_local(async move {
        if let Err(sentence) = here.submit(command).await {
            put_in.try_set(None);
            here.warn(sentence);
        }
    });
}

fn guest(here: Here) -> AnyView {
    let t = here.t;
    let act = view! { <ButtonLink href="/sign-in">{t.shell_sign_in()}</ButtonLink> }.into_any();
    view! {
        <State kind=StateKind::NotYours title=t.ballot_guest_title() text=t.ballot_guest_text() act />
    }
    .into_any()
}

fn neighbour(here: Here) -> AnyView {
    let t = here.t;
    // A standing that waits cannot speak yet either.
    let text = if here.actor().belongs() {
        t.ballot_neighbour_text()
    } else {
        t.standing_waiting()
    };
    view! {
        <State kind=StateKind::NotYours title=t.ballot_neighbour_title() text />
    }
    .into_any()
}
