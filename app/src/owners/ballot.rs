//! The ballot of a head: one question open at a time, one act to cast it all, the seal when it is
//! saved or counted.

use components::{
    Banner, Button, ButtonLink, ButtonLook, Dock, Glyph, Mark, Question, Seal, SealSize, Stamp,
    State, StateKind, TextProp, Tone,
};
use domain::councils::Choice;
use domain::owners::{Answer, Assembly, CastOwnersBallot, Command, Force, MyVoice, Voice, Way};
use domain::{AssemblyId, HeadId, Timestamp, wording};
use leptos::prelude::*;
use offline::{Act, ActState, Deed};

use super::lines::law;
use super::{cost, takes_ballots, voice, voices};
use crate::shell::{self, Here, seal_date, waiting_note, when};
use crate::sync::{fate, is_waiting, stamp};

/// What is answered on this page, of one head.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Filling {
    id: AssemblyId,
    head: HeadId,
    /// One a question.
    answers: RwSignal<Vec<Option<Answer>>>,
    /// Which question is open.
    open: RwSignal<usize>,
    /// Whether it was cast from this page as it stands.
    put_in: RwSignal<bool>,
    /// The head, as the server tells of it.
    mine: Memo<Option<MyVoice>>,
    /// The ballot as this phone sent it.
    act: Memo<Option<(Act, Vec<Answer>)>>,
}

impl Filling {
    fn new(here: Here, id: AssemblyId, head: HeadId, questions: usize) -> Self {
        Self {
            id,
            head,
            answers: RwSignal::new(vec![None; questions]),
            open: RwSignal::new(0),
            put_in: RwSignal::new(false),
            mine: Memo::new(move |_| voice(here, id, head)),
            act: Memo::new(move |_| {
                let alone = voices(here, id).len() == 1;
                sent(here, id, head, alone)
            }),
        }
    }

    /// Whether its head voted on paper, and when that came.
    fn on_paper(self) -> Option<Timestamp> {
        let mine = self.mine.get()?;
        let voted = mine.voted?;
        // An agent's paper bars its agent alone; the owner's own ballot stands before it.
        let bars = voted.agent == (mine.voice == Voice::Agent);
        (bars && voted.way == Way::Paper).then_some(voted.at)
    }

    /// Whether the owner voted, for whom somebody else would.
    fn owner_voted(self) -> bool {
        let voted =
            |it: &MyVoice| it.voice == Voice::Agent && it.voted.is_some_and(|voted| !voted.agent);
        self.mine.with(|it| it.as_ref().is_some_and(voted))
    }

    /// For whom it is cast, where it is for somebody else.
    fn for_whom(self) -> Option<String> {
        let agent = |it: &&MyVoice| it.voice == Voice::Agent;
        let mine = self.mine.get();
        mine.as_ref().filter(agent).map(|it| it.of.clone())
    }

    fn has_voted(self) -> bool {
        let told = self
            .mine
            .with(|it| it.as_ref().is_some_and(|it| it.voted.is_some()));
        told || self.act.with(Option::is_some)
    }

    fn was_refused(self) -> bool {
        let over =
            |act: &Act| matches!(act.state, ActState::Refused { .. } | ActState::Stuck { .. });
        self.act
            .with(|act| act.as_ref().is_some_and(|(act, _)| over(act)))
    }

    fn left(self) -> usize {
        self.answers
            .with(|it| it.iter().filter(|it| it.is_none()).count())
    }

    /// Answers a question, and opens the next one that is not answered.
    fn answer(self, index: usize, answer: Answer) {
        self.put_in.set(false);
        self.answers.update(|it| {
            if let Some(place) = it.get_mut(index) {
                *place = Some(answer);
            }
        });
    }

    /// Opens the next question that is not answered.
    fn go_on(self) {
        let next = self
            .answers
            .with_untracked(|it| it.iter().position(Option::is_none));
        if let Some(next) = next {
            self.open.set(next);
            request_animation_frame(|| shell::focus(".question[open] .ballot__input"));
        }
    }
}

/// A ballot for each head one may speak for, while ballots are taken.
pub fn fillings(here: Here, id: AssemblyId, it: Memo<Option<Assembly>>) -> Memo<Vec<Filling>> {
    let open = Memo::new(move |_| {
        let open = it.with(|it| {
            it.as_ref()
                .filter(|it| takes_ballots(here, it))
                .map(|it| it.items.len())
        });
        open.unwrap_or_default()
    });
    let heads = Memo::new(move |_| {
        let heads = voices(here, id).into_iter().map(|it| it.voter);
        heads.collect::<Vec<_>>()
    });
    Memo::new(move |_| {
        let questions = open.get();
        let heads = heads.get().into_iter().filter(|_| questions > 0);
        heads
            .map(|head| Filling::new(here, id, head, questions))
            .collect()
    })
}

/// The ballots of an assembly for this person, or why there are none.
pub fn ballots(here: Here, it: Memo<Option<Assembly>>, fillings: Memo<Vec<Filling>>) -> AnyView {
    let takes = move |it: &Option<Assembly>| it.as_ref().is_some_and(|it| takes_ballots(here, it));
    let open = Memo::new(move |_| it.with(takes));
    let shown = move || {
        if !open.get() {
            return ().into_any();
        }
        let fillings = fillings.get();
        if fillings.is_empty() {
            return untrack(|| nobody(here));
        }
        let ballots = fillings
            .into_iter()
            .enumerate()
            .map(|(index, filling)| untrack(|| ballot(here, filling, it, index > 0)));
        ballots.collect_view().into_any()
    };
    shown.into_any()
}

/// The act of the first ballot, under the thumb.
pub fn dock(here: Here, it: Memo<Option<Assembly>>, fillings: Memo<Vec<Filling>>) -> AnyView {
    let shown = move || {
        let filling = fillings.with(|it| it.first().copied())?;
        let barred = filling.on_paper().is_some() || filling.owner_voted();
        if barred || (filling.put_in.get() && !filling.was_refused()) {
            return None;
        }
        Some(view! { <Dock>{untrack(|| button(here, filling, it))}</Dock> })
    };
    shown.into_any()
}

/// One's latest ballot for an assembly as this phone sent it. What it says is kept until it was
/// counted; of which head it was, too.
fn sent(here: Here, id: AssemblyId, head: HeadId, alone: bool) -> Option<(Act, Vec<Answer>)> {
    here.acts().into_iter().find_map(|act| {
        let said = match (&act.deed, act.deed.command()) {
            (_, Some(domain::Command::Owners(Command::CastOwnersBallot(it))))
                if it.assembly == id && it.head == head =>
            {
                it.answers.clone()
            }
            (
                Deed::Ballot {
                    vote, paper: false, ..
                },
                None,
            ) if vote.0 == id.0 && alone => Vec::new(),
            _ => return None,
        };
        Some((act, said))
    })
}

fn ballot(here: Here, filling: Filling, it: Memo<Option<Assembly>>, with_button: bool) -> AnyView {
    let t = here.t;
    let Some(assembly) = it.get_untracked() else {
        return ().into_any();
    };
    let count = assembly.items.len();
    let follows = assembly
        .rules()
        .is_ok_and(|pack| pack.owners.follow_on_ballot && assembly.force == Force::Statutory);
    let counted = move || t.owners_answered(count, count - filling.left());
    let paper = move || {
        filling.on_paper().map(|at| {
            let text = t.owners_by_paper_text(when(here, at));
            view! {
                <Banner glyph=Glyph::BALLOT tone=Tone::Info title=t.owners_by_paper()>{text}</Banner>
            }
        })
    };
    let barred = Memo::new(move |_| filling.on_paper().is_some() || filling.owner_voted());
    let owner = move || {
        filling.owner_voted().then(|| {
            view! { <Banner glyph=Glyph::CHECK tone=Tone::Done>{t.owners_owner_voted()}</Banner> }
        })
    };
    let body = move || {
        if barred.get() {
            return None;
        }
        let questions = (0..count)
            .map(|index| question(here, &assembly, index, filling, follows))
            .collect_view();
        let button = with_button.then(|| button(here, filling, it));
        Some(view! {
            <div class="questions">{questions}</div>
            {receipt(here, it, filling)}
            {button}
        })
    };
    let standing = move || filling.mine.get().map(|it| standing(here, &it));
    view! {
        <section class="section">
            <div class="spread">
                <h2 class="section__title">{move || title(here, it, filling)}</h2>
                <span class="soft small" aria-live="polite">{counted}</span>
            </div>
            {standing}
            {owner}
            {paper}
            {body}
        </section>
    }
    .into_any()
}

/// What comes next: the next question, or casting all of it.
fn button(here: Here, filling: Filling, it: Memo<Option<Assembly>>) -> AnyView {
    let t = here.t;
    let advisory =
        it.with_untracked(|it| it.as_ref().is_some_and(|it| it.force == Force::Advisory));
    let count = filling.answers.with_untracked(Vec::len);
    let words = move || match (filling.left(), filling.has_voted()) {
        (0, true) => t.owners_change().to_owned(),
        (0, false) if advisory => t.owners_say().to_owned(),
        (0, false) => match filling.for_whom() {
            Some(of) => t.owners_cast_for(of),
            None => t.owners_cast().to_owned(),
        },
        (left, true) if left == count => t.owners_again().to_owned(),
        (left, false) if left == count => t.owners_begin().to_owned(),
        (left, _) => t.owners_go_on(left),
    };
    let press = move |()| {
        if filling.left() > 0 {
            filling.go_on();
        } else {
            cast(here, filling);
        }
    };
    let idle = filling.left() == count && filling.has_voted();
    let look = if idle {
        ButtonLook::Plain
    } else {
        ButtonLook::Primary
    };
    view! {
        <Button look block=true on_press=press>
            {words}
        </Button>
    }
    .into_any()
}

fn title(here: Here, it: Memo<Option<Assembly>>, filling: Filling) -> String {
    if let Some(of) = filling.for_whom() {
        return here.t.owners_ballot_for(of);
    }
    let advisory =
        it.with_untracked(|it| it.as_ref().is_some_and(|it| it.force == Force::Advisory));
    if advisory {
        here.t.owners_ballot_asked().to_owned()
    } else {
        here.t.owners_ballot().to_owned()
    }
}

/// As what one votes, for which homes, with what weight.
fn standing(here: Here, it: &MyVoice) -> AnyView {
    let t = here.t;
    let homes: Vec<String> = it
        .homes
        .iter()
        .map(|it| shell::address(it.as_str()))
        .collect();
    let homes = homes.join(t.comma());
    if it.voice == Voice::Agent {
        let title = t.owners_for(&it.of);
        let text = t.owners_for_text(it.weight.area, homes, &it.of);
        return view! {
            <Banner glyph=Glyph::USERS tone=Tone::Wait title>
                {text}
            </Banner>
        }
        .into_any();
    }
    let line = t.owners_standing(it.weight.area, homes, wording::voice(it.voice, here.lang));
    let joint = (it.voice == Voice::Chosen).then(|| t.owners_joint());
    view! {
        <Banner glyph=Glyph::KEY tone=Tone::Info>
            {line} " " {joint}
        </Banner>
    }
    .into_any()
}

fn question(
    here: Here,
    assembly: &Assembly,
    index: usize,
    filling: Filling,
    follows: bool,
) -> AnyView {
    const MARKS: [&str; 12] = [
        "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二",
    ];
    let t = here.t;
    let Some(item) = assembly.items.get(index).cloned() else {
        return ().into_any();
    };
    let mark = match here.lang {
        domain::Lang::ZhCn => MARKS
            .get(index)
            .map_or_else(String::new, |it| (*it).to_owned()),
        domain::Lang::En => (index + 1).to_string(),
    };
    let answer = Memo::new(move |_| filling.answers.with(|it| it.get(index).copied().flatten()));
    let chosen = Signal::derive(move || match answer.get()? {
        Answer::Choice(choice) => Choice::ALL.iter().position(|it| *it == choice),
        Answer::FollowMajority => Some(3),
        Answer::Spoilt => None,
    });
    let said = move || match answer.get() {
        Some(Answer::Choice(choice)) => t.owners_chose(wording::choice(choice, here.lang)),
        Some(Answer::FollowMajority) => t.owners_chose(t.owners_follow()),
        Some(Answer::Spoilt) | None => t.owners_unanswered().to_owned(),
    };
    let choose = move |at: usize| {
        let answer = match Choice::ALL.get(at) {
            Some(choice) => Answer::Choice(*choice),
            None => Answer::FollowMajority,
        };
        filling.answer(index, answer);
    };
    let toggle = move |()| {
        let now = filling.open.get_untracked();
        filling
            .open
            .set(if now == index { usize::MAX } else { index });
    };
    let choices = Choice::ALL.map(|choice| TextProp::from(wording::choice(choice, here.lang)));
    view! {
        <Question
            mark
            title=item.title.to_string()
            answer=said
            text=item.text.to_string()
            more=Some(cost::own(here, assembly, &item, filling.mine))
            choices
            other=follows.then(|| t.owners_follow_long().to_owned())
            chosen
            on_choose=choose
            open=Signal::derive(move || filling.open.get() == index)
            on_open=toggle
            law=law(here, assembly, index)
        />
    }
    .into_any()
}

/// What became of the ballot: its seal, when it was counted, until when it can be changed.
fn receipt(here: Here, it: Memo<Option<Assembly>>, filling: Filling) -> AnyView {
    let t = here.t;
    let shown = move || {
        let closes_at = it.with(|it| it.as_ref().map(|it| it.closes_at))?;
        let voted = filling.mine.with(|it| it.as_ref().and_then(|it| it.voted));
        let by_other = voted.filter(|it| Some(it.by) != here.person());
        let sent = filling.act.get().map(|(act, _)| act);
        let (seal, line) = match (&sent, voted) {
            (Some(act), _) => {
                let line = match &act.state {
                    ActState::Counted { at, .. } => t.owners_in(when(here, *at)),
                    ActState::Saved | ActState::Sent if act.kept => waiting_note(here).to_owned(),
                    _ => fate(here, act),
                };
                (stamp(here, act), line)
            }
            (None, Some(voted)) => {
                let seal = Stamp {
                    mark: Mark::Counted,
                    word: t.seal_counted().to_owned(),
                    meaning: t.seal_counted_meaning().to_owned(),
                    date: Some(seal_date(voted.at)),
                };
                (Some(seal), t.owners_in(when(here, voted.at)))
            }
            (None, None) => return None,
        };
        let waits = sent.as_ref().is_some_and(is_waiting);
        let other = by_other.map(|it| {
            let words = if it.agent {
                t.owners_by_agent()
            } else {
                t.owners_by_other()
            };
            view! { <span>{words}</span> }
        });
        let seal = seal.map(|stamp| {
            view! { <Seal stamp=Signal::stored(stamp) size=SealSize::Large press=true /> }
        });
        Some(view! {
            <div class="question__receipt" role="status">
                <p class="stack stack--hair">
                    <strong class=if waits { "is-ochre" } else { "is-jade" }>{line}</strong>
                    {other}
                    <span class="soft small">{t.owners_sealed(when(here, closes_at))}</span>
                </p>
                {seal}
            </div>
        })
    };
    shown.into_any()
}

/// Casts what is answered.
fn cast(here: Here, filling: Filling) {
    let answers = filling.answers.get_untracked();
    let Some(answers) = answers.into_iter().collect::<Option<Vec<Answer>>>() else {
        return;
    };
    let cast = CastOwnersBallot {
        assembly: filling.id,
        head: filling.head,
        answers,
        blind: offline::new_blind(),
    };
    filling.put_in.set(true);
    filling.open.set(usize::MAX);
    leptos::task::spawn_local(async move {
        let command = domain::Command::Owners(Command::CastOwnersBallot(cast));
        if let Err(sentence) = here.submit(command).await {
            filling.put_in.try_set(false);
            here.warn(sentence);
        }
    });
}

/// Why there is no ballot here.
fn nobody(here: Here) -> AnyView {
    let t = here.t;
    if here.person().is_none() {
        let act = view! { <ButtonLink href="/sign-in">{t.shell_sign_in()}</ButtonLink> };
        let (title, text) = (t.ballot_guest_title(), t.owners_guest());
        return view! { <State kind=StateKind::NotYours title text act=act.into_any() /> }
            .into_any();
    }
    let (title, text) = (t.owners_not_mine(), t.owners_not_mine_text());
    view! { <State kind=StateKind::NotYours title text /> }.into_any()
}
