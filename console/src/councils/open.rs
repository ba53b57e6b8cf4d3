//! Opening a vote: mode, close and tellers are fixed here and never change (开始表决).

use components::{Banner, Button, ButtonLook, Field, Glyph, InputKind, Radio};
use domain::councils::{Command as Councils, Mode, Motion, OpenVote, Paper};
use domain::{Command, CouncilId, Line, PersonId, wording};
use leptos::prelude::*;

use crate::members::known;
use crate::shell::{Doing, Fault, Pick, read_instant, texts, use_book, written_instant};

/// Hours a vote stays open unless someone writes another end: members may be anywhere.
const USUAL_HOURS: i64 = 24;

/// What is fixed before the first ballot.
#[component]
pub(super) fn OpenForm(motion: Motion, council: CouncilId, open: RwSignal<bool>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let elects = motion.is_election();
    let mode = RwSignal::new(if elects { Mode::Secret } else { Mode::Recorded });
    let usual = untrack(|| book.now()).plus_minutes(USUAL_HOURS * 60);
    let closes_at = RwSignal::new(written_instant(usual));
    let me = untrack(|| book.session()).map(|session| session.person);
    let tellers = [RwSignal::new(me), RwSignal::new(None::<PersonId>)];
    let among = Memo::new(move |_| {
        let mut known = known(book, t);
        // Those who sit are most often the tellers.
        let seated: Vec<_> = super::seats(council, book.today(), book)
            .into_iter()
            .map(|seat| seat.person)
            .collect();
        known.sort_by_key(|known| !seated.contains(&known.id) && Some(known.id) != me);
        known
    });
    let doing = Doing::nothing();
    let id = motion.id;
    // A draw is never made twice.
    let draws =
        untrack(|| book.get::<Paper>(id)).is_some_and(|paper| paper.draw.is_none()) && !elects;
    let drawn = RwSignal::new(String::new());
    let command = move || -> Result<OpenVote, String> {
        let teller = |index: usize| {
            let teller: Option<PersonId> = tellers[index].get_untracked();
            teller.ok_or_else(|| t.open_tellers_pick().to_owned())
        };
        let at = read_instant(&closes_at.get_untracked());
        Ok(OpenVote {
            id: offline::new_id().into(),
            motion: id,
            mode: mode.get_untracked(),
            closes_at: at.ok_or_else(|| t.fault_instant(t.closes_at()))?,
            tellers: [teller(0)?, teller(1)?],
            // What is no draw is told by the rule itself.
            drawn: Line::new(&drawn.get_untracked()).ok().filter(|_| draws),
        })
    };
    let start = move |()| {
        let asked = command().map(|act| Command::Councils(Councils::OpenVote(act)));
        doing.submit(asked, move || open.set(false));
    };
    let draw = draws.then(|| {
        view! {
            <Field
                label=t.open_drawn()
                value=drawn
                kind=InputKind::Number
                hint=t.open_drawn_hint()
            />
        }
    });
    let choice = move |value: Mode, note: &'static str| {
        view! {
            <Radio
                group="mode"
                label=wording::mode(value, t.lang)
                note
                chosen=Signal::derive(move || mode.get() == value)
                on_choose=move |()| mode.set(value)
            />
        }
    };
    // An election is secret by law: there is nothing to choose.
    let modes = if elects {
        view! { <p class="small">{t.elect_secret()}</p> }.into_any()
    } else {
        view! {
            <fieldset>
                <legend class="field__label">{t.open_mode()}</legend>
                {choice(Mode::Recorded, t.open_recorded())} {choice(Mode::Secret, t.open_secret())}
            </fieldset>
        }
        .into_any()
    };
    view! {
        <p class="strong">{motion.title.to_string()}</p>
        {modes}
        <Field
            label=t.closes_at()
            value=closes_at
            kind=InputKind::Instant
            hint=t.open_closes_hint()
        />
        <Pick label=t.open_teller_first() group="teller-1" among chosen=tellers[0] />
        <Pick label=t.open_teller_second() group="teller-2" among chosen=tellers[1] />
        {draw}
        <Banner glyph=Glyph::INFO>{t.open_fixed()}</Banner>
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=start>
            {t.open_vote()}
        </Button>
    }
}
