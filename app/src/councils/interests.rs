//! Conflicts of interest (回避): who recuses themselves from what, and saying so oneself.

use components::{
    Banner, Button, ButtonLook, Field, Glyph, Radio, Row, Rows, Section, Sheet, Tone,
};
use domain::councils::{
    Command, DeclareInterest, Interest, InterestState, Motion, Seat, Sitting, TakeBackInterest,
};
use domain::{Line, MotionId, SeatId, SittingId};
use leptos::prelude::*;

use super::floor::act;
use super::shown;
use crate::shell::{Here, sorted, waiting_note};

/// The stakes that stand, and for members a way to declare their own until the vote opens.
pub fn interests(here: Here, id: SittingId) -> AnyView {
    let t = here.t;
    let motions = Memo::new(move |_| {
        let motions = here.of::<Motion>(id);
        sorted(motions, |motion| (motion.number.into(), motion.id.0))
    });
    let told = Memo::new(move |_| {
        let motions = motions.get().into_iter();
        let told = motions.flat_map(|motion| {
            let interests = here.of::<Interest>(motion.id).into_iter();
            interests.map(move |it| (motion.number, it))
        });
        told.collect::<Vec<_>>()
    });
    let open_to_me = Memo::new(move |_| {
        let mut motions = motions.get();
        if !is_member(here, id) {
            return Vec::new();
        }
        motions.retain(|motion| motion.state.awaits_its_vote());
        motions.retain(|motion| {
            let mine = told.with(|told| {
                let mut mine = told.iter().filter(|(_, it)| it.motion == motion.id);
                mine.any(|(_, it)| Some(it.person) == here.person() && it.stands())
            });
            !mine
        });
        motions
    });
    let open = RwSignal::new(false);
    let taking = Taking::default();
    let rows = move || {
        let told = told.get();
        let rows = told
            .iter()
            .map(|(number, it)| row(here, *number, it, taking));
        let rows = rows.collect_view();
        (!told.is_empty()).then(|| view! { <Rows>{rows}</Rows> })
    };
    let may = Memo::new(move |_| open_to_me.with(|it| !it.is_empty()));
    let act = move || {
        may.get().then(|| {
            view! {
                <Button look=ButtonLook::Text on_press=move |()| open.set(true)>
                    {t.interest_declare()}
                </Button>
            }
        })
    };
    let any = Memo::new(move |_| may.get() || told.with(|it| !it.is_empty()));
    let whole = move || {
        any.get().then(|| {
            view! {
                <Section title=t.interest_title()>
                    <p class="small soft">{t.interest_rule()}</p>
                    {rows}
                    {act}
                </Section>
            }
        })
    };
    view! {
        {whole}
        <Sheet open title=t.interest_declare() close_label=t.shell_close()>
            {untrack(|| form(here, open_to_me.get(), open))}
        </Sheet>
        {take_back(here, taking)}
    }
    .into_any()
}

fn is_member(here: Here, id: SittingId) -> bool {
    let (Some(me), Some(sitting)) = (here.person(), here.get::<Sitting>(id)) else {
        return false;
    };
    let seat: Option<Seat> = here.get(SeatId::of(sitting.council, me));
    seat.is_some_and(|seat| seat.is_held(here.now().day()))
}

fn row(here: Here, number: u32, it: &Interest, taking: Taking) -> AnyView {
    let t = here.t;
    let (word, class) = match it.state {
        InterestState::Declared => (t.interest_declared(), "is-jade"),
        InterestState::Raised => (t.interest_raised(), "is-ochre"),
        InterestState::Upheld { .. } => (t.interest_upheld(), "is-jade"),
        InterestState::Dismissed { .. } => (t.interest_dismissed(), "soft"),
        InterestState::TakenBack { .. } => (t.interest_taken_back(), "soft"),
    };
    let title = shown(here, it.person);
    let meta = match &it.state {
        InterestState::TakenBack { reason, .. } => {
            t.interest_taken_back_about(number, reason, &it.words)
        }
        _ => t.interest_about(number, &it.words),
    };
    let motion = it.motion;
    let pending = here.get::<Motion>(motion);
    let pending = pending.is_some_and(|motion| motion.state.awaits_its_vote());
    let mine = Some(it.person) == here.person() && it.state == InterestState::Declared;
    let act = (pending && mine).then(|| {
        view! {
            <Button look=ButtonLook::Text small=true on_press=move |()| taking.ask(motion)>
                {t.interest_take_back()}
            </Button>
        }
    });
    let state = view! {
        <span class="cluster">
            <span class=class>{word}</span>
            {act}
        </span>
    }
    .into_any();
    view! { <Row title meta state /> }.into_any()
}

/// What is being taken back.
#[derive(Clone, Copy, Default)]
struct Taking {
    /// Of which motion.
    motion: RwSignal<Option<MotionId>>,
    /// Whether it is asked for a reason.
    open: RwSignal<bool>,
    why: RwSignal<String>,
    tried: RwSignal<bool>,
}

impl Taking {
    fn ask(self, motion: MotionId) {
        self.motion.set(Some(motion));
        self.why.set(String::new());
        self.tried.set(false);
        self.open.set(true);
    }
}

/// Taking one's own back, with a reason that residents read.
fn take_back(here: Here, taking: Taking) -> AnyView {
    let t = here.t;
    let Taking {
        motion,
        open,
        why,
        tried,
    } = taking;
    let empty = Signal::derive(move || {
        let wrong = tried.get() && why.with(|it| Line::new(it).is_err());
        wrong.then(|| t.say_empty().to_owned())
    });
    let send = move |()| {
        let said = why.with_untracked(|it| Line::new(it).ok());
        let (Some(motion), Some(reason)) = (motion.get_untracked(), said) else {
            tried.set(true);
            return;
        };
        let command = Command::TakeBackInterest(TakeBackInterest { motion, reason });
        open.set(false);
        act(here, command, t.interest_taken_back());
    };
    view! {
        <Sheet open title=t.interest_take_back() close_label=t.shell_close()>
            <div class="stack stack--4">
                <p>{t.interest_take_back_text()}</p>
                <Field label=t.interest_take_back_why() value=why limit=Line::MOST fault=empty />
                <Button look=ButtonLook::Primary block=true on_press=send>
                    {t.interest_take_back()}
                </Button>
            </div>
        </Sheet>
    }
    .into_any()
}

fn form(here: Here, motions: Vec<Motion>, open: RwSignal<bool>) -> AnyView {
    let t = here.t;
    let words = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let fault = RwSignal::new(None::<String>);
    let motion = RwSignal::new(motions.first().map(|it| it.id));
    let empty = Signal::derive(move || {
        let wrong = tried.get() && words.with(|it| Line::new(it).is_err());
        wrong.then(|| t.say_empty().to_owned())
    });
    let send = move |()| {
        let said = words.with_untracked(|it| Line::new(it).ok());
        let (Some(motion), Some(words)) = (motion.get_untracked(), said) else {
            tried.set(true);
            return;
        };
        let command = Command::DeclareInterest(DeclareInterest { motion, words });
        leptos::task::spawn_local(async move {
            match here.submit(domain::Command::Councils(command)).await {
                Ok(()) => {
                    open.try_set(false);
                    here.say(here.t.interest_done(waiting_note(here)));
                }
                Err(sentence) => {
                    fault.try_set(Some(sentence));
                }
            }
        });
    };
    let why = move || {
        let sentence = fault.get()?;
        Some(view! {
            <Banner glyph=Glyph::ALERT tone=Tone::Stop live=true>{sentence}</Banner>
        })
    };
    view! {
        <div class="stack stack--4">
            <p>{t.interest_text()}</p>
            {which(here, &motions, motion)}
            <Field
                label=t.interest_words()
                value=words
                limit=Line::MOST
                hint=t.interest_hint()
                fault=empty
            />
            {why}
            <Button look=ButtonLook::Primary block=true on_press=send>
                {t.interest_declare()}
            </Button>
        </div>
    }
    .into_any()
}

fn which(here: Here, motions: &[Motion], chosen: RwSignal<Option<MotionId>>) -> AnyView {
    let radio = |motion: &Motion| {
        let id = motion.id;
        let label = here.t.questions_about(motion.number, &motion.title);
        let is = Signal::derive(move || chosen.get() == Some(id));
        view! {
            <Radio group="stake" label chosen=is on_choose=move |()| chosen.set(Some(id)) />
        }
    };
    let radios = motions.iter().map(radio).collect_view();
    view! {
        <fieldset>
            <legend class="field__label">{here.t.interest_which()}</legend>
            {radios}
        </fieldset>
    }
    .into_any()
}
