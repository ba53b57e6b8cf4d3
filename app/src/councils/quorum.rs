//! Who is there: seats, the quorum, and what would pass the motion.

use components::{Button, ButtonLook, Glyph, Seats};
use domain::councils::{
    Attend, Attendance, Command, Denominator, Scan, Seat, Turnout, VoteState, ended_at,
};
use domain::{AttendanceId, Ratio, SeatId, SittingId};
use leptos::prelude::*;

use super::door::{Matching, matching, refused, scan};
use super::matter::Matter;
use super::teller::marked;
use crate::shell::{Here, waiting_note};

/// What one may know of who is there.
#[derive(Clone, Debug, PartialEq)]
struct Hall {
    /// Marked present or voted, whichever is more; members of the council know both.
    present: u32,
    /// Whether presence is known, or only how many voted; then nothing is said of the lines.
    marked: bool,
    /// How many have voted, as far as this person may know.
    cast: Option<u32>,
    /// Entitled.
    members: u32,
    /// How many make a quorum.
    line: u32,
    /// The share that makes it.
    share: Ratio,
    /// How many must agree, with those present now.
    agree: Option<u32>,
}

impl Hall {
    fn of(here: Here, matter: &Matter) -> Option<Self> {
        let vote = &matter.vote;
        // Once it is decided, the result says who was there.
        if vote.result().is_some() {
            return None;
        }
        // An election is held by those who vote, wherever they are.
        let marked = if vote.is_election() {
            0
        } else {
            marked(here, vote, matter.motion.sitting)
        };
        let cast = here.get::<Turnout>(vote.id).map(|turnout| turnout.cast);
        // What this person may not read is not nothing.
        if marked == 0 && cast.is_none() {
            return None;
        }
        let present = marked.max(cast.unwrap_or_default());
        let (line, most) = (vote.quorum.share.least(vote.members.into()), vote.members);
        let agree = match vote.majority.of {
            Denominator::OfMembers => Some(vote.majority.share.least(most.into())),
            Denominator::OfPresent => Some(vote.majority.share.least(present.into())),
            Denominator::OfVotesCast | Denominator::OfParticipating => None,
        };
        let agree = agree.filter(|_| vote.state == VoteState::Open && vote.options == 0);
        Some(Self {
            present,
            marked: marked > 0,
            cast,
            members: most,
            line: u32::try_from(line).unwrap_or(most),
            share: vote.quorum.share,
            agree: agree.and_then(|agree| u32::try_from(agree).ok()),
        })
    }
}

/// The seats of the sitting, those taken and the line.
pub fn quorum(here: Here, matter: Memo<Option<Matter>>) -> AnyView {
    let hall = Memo::new(move |_| matter.with(|it| Hall::of(here, it.as_ref()?)));
    let sitting = Memo::new(move |_| {
        matter.with(|it| {
            let it = it.as_ref()?;
            // An election is held by those who vote, wherever they are.
            let shown = it.vote.result().is_none() && !it.vote.is_election();
            shown.then_some(it.motion.sitting)
        })
    });
    let shown = move || hall.get().map(|hall| seats(here, hall));
    let attend = move || sitting.get().map(|sitting| attend(here, sitting));
    view! { {shown} {attend} }.into_any()
}

fn seats(here: Here, hall: Hall) -> AnyView {
    let t = here.t;
    let Hall {
        present,
        members,
        line,
        share,
        agree,
        marked,
        cast,
    } = hall;
    if !marked {
        return view! {
            <p class="spread">
                <strong>{t.hall_cast(present)}</strong>
                <span class="soft small">{t.hall_members(members)}</span>
            </p>
        }
        .into_any();
    }
    let met = present >= line;
    let gap = if met {
        t.hall_met().to_owned()
    } else {
        t.hall_short(line - present)
    };
    let label = t.hall_spoken(line, present, members);
    let share = said_share(here, share);
    let cast = cast.map(|cast| t.hall_cast(cast));
    let words: Vec<String> = cast.into_iter().chain([t.hall_members(members)]).collect();
    let words = words.join(t.comma());
    let passes = agree.map(|agree| t.hall_passes(agree));
    view! {
        <section class="section">
            <div class="spread">
                <h2 class="section__title">
                    {t.hall_present(present)} <span class=if met { "is-jade" } else { "is-ochre" }>{gap}</span>
                </h2>
                <span class="soft small">{words}</span>
            </div>
            <Seats taken=present total=members quorum=line label />
            <p class="small soft phrase">{t.hall_line(line, share)} " " {passes}</p>
        </section>
    }
    .into_any()
}

/// A share as the law says it: some must be reached, others exceeded (以上、超过).
pub fn said_share(here: Here, share: Ratio) -> String {
    let Ratio {
        over,
        under,
        strict,
    } = share;
    if strict {
        here.t.share_over(over, under)
    } else {
        here.t.share_least(over, under)
    }
}

/// What a member can do at a sitting: say that one is there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Presence {
    NotAMember,
    TooEarly,
    Free,
    /// A code is shown at the door.
    ByCode,
    /// Came in by a code that is not matched yet.
    Waits,
    /// The sitting is over, and what became of the code that was read in it.
    Over,
    There,
}

/// The button by which a member marks their presence.
pub fn attend(here: Here, sitting: SittingId) -> AnyView {
    let t = here.t;
    let presence = Memo::new(move |_| presence(here, sitting));
    let shown = move || match presence.get() {
        Presence::NotAMember | Presence::TooEarly => ().into_any(),
        Presence::There => {
            view! { <p class="small is-jade strong">{t.attend_there()}</p> }.into_any()
        }
        Presence::Waits => view! {
            <p class="small strong">{t.turning_waits()}</p>
            {scan(here, sitting, ButtonLook::Text)}
        }
        .into_any(),
        Presence::Over => {
            let told = move || match matching(here, sitting) {
                Matching::There | Matching::Waits => None,
                Matching::WaitsAfter => Some(t.turning_over_waits().to_owned()),
                Matching::Refused(sentence) => Some(sentence),
            };
            view! { <p class="small is-ochre" aria-live="polite">{told}</p> }.into_any()
        }
        Presence::ByCode => view! {
            <p class="small is-ochre" aria-live="polite">{move || refused(here, sitting)}</p>
            {scan(here, sitting, ButtonLook::Plain)}
        }
        .into_any(),
        Presence::Free => view! {
            <div class="stack stack--2">
                <Button block=true glyph=Glyph::CHECK on_press=move |()| mark(here, sitting)>
                    {t.attend_mark()}
                </Button>
                // Whoever shows a code may have no network, and then nobody is told of it.
                {scan(here, sitting, ButtonLook::Text)}
            </div>
        }
        .into_any(),
    };
    shown.into_any()
}

fn presence(here: Here, id: SittingId) -> Presence {
    let (Some(me), Some(sitting)) = (here.person(), here.get::<domain::councils::Sitting>(id))
    else {
        return Presence::NotAMember;
    };
    let now = here.now();
    let seat: Option<Seat> = here.get(SeatId::of(sitting.council, me));
    if !seat.is_some_and(|seat| seat.is_held(now.day())) {
        return Presence::NotAMember;
    }
    if here.get::<Attendance>(AttendanceId::of(id, me)).is_some() {
        return Presence::There;
    }
    let opens_at = here.read(|town| sitting.doors_open_at(town));
    if opens_at.is_some_and(|opens_at| now < opens_at) {
        return Presence::TooEarly;
    }
    if here.read(|town| ended_at(id, town)).is_some() {
        let tried = here.get::<Scan>(AttendanceId::of(id, me)).is_some();
        return if tried || refused(here, id).is_some() {
            Presence::Over
        } else {
            Presence::NotAMember
        };
    }
    // Once the door is known, what it has not let in by then is not going to match.
    if !sitting.by_code && here.get::<Scan>(AttendanceId::of(id, me)).is_some() {
        return Presence::Waits;
    }
    let leads = here.actor().convenes(sitting.council) || here.actor().is_staff();
    if sitting.by_code && !leads {
        Presence::ByCode
    } else {
        Presence::Free
    }
}

fn mark(here: Here, sitting: SittingId) {
    let Some(person) = untrack(|| here.person()) else {
        return;
    };
    let command = Command::Attend(Attend {
        sitting,
        person,
        code: None,
    });
    leptos::task::spawn_local(async move {
        match here.submit(domain::Command::Councils(command)).await {
            Ok(()) => here.say(here.t.attend_done(waiting_note(here))),
            Err(sentence) => here.warn(sentence),
        }
    });
}
