//! Entering a ballot on paper (录一张纸质票): number, home, answers, and a neighbour who was there.

use components::{Banner, Button, ButtonLook, Field, Glyph, Panel, Tone};
use domain::councils::Choice as Mark;
use domain::members::Home;
use domain::owners::{
    Answer, Assembly, Command as Owners, EnterOwnersPaper, OwnersCast, OwnersRoll, PaperNote,
    PaperState, Voice, Voter, VoterKind,
};
use domain::{AssemblyId, Command, HomeId, Line, PersonId, wording};
use leptos::prelude::*;

use super::named;
use crate::members::known;
use crate::shell::{Book, Doing, Fault, Pick, line, texts, use_book};
use crate::texts::Texts;

/// The panel that takes a paper in.
#[component]
pub(super) fn EnterPaper(it: Assembly) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = it.id;
    let number = RwSignal::new(String::new());
    let room = RwSignal::new(String::new());
    let answers = RwSignal::new(vec![None::<Answer>; it.items.len()]);
    let witness = RwSignal::new(None::<PersonId>);
    let doing = Doing::nothing();
    let among = Memo::new(move |_| known(book, t));
    let voter = Memo::new(move |_| find(id, &room.get(), book));
    let said = move || {
        if room.with(|it| it.trim().is_empty()) {
            return None;
        }
        Some(match voter.get() {
            Some(voter) => voted(id, &voter, book, t),
            None => view! {
                <Banner glyph=Glyph::ALERT tone=Tone::Stop>{t.owners_no_such_home()}</Banner>
            }
            .into_any(),
        })
    };
    let lines = it.items.clone();
    let questions = lines.into_iter().enumerate().map(move |(index, item)| {
        let title = format!("{}. {}", index + 1, item.title);
        question(index, title, answers, t)
    });
    let questions = questions.collect_view();
    let command = move || {
        let voter = voter
            .get_untracked()
            .ok_or_else(|| t.owners_no_such_home().to_owned())?;
        let said: Option<Vec<Answer>> = answers.get_untracked().into_iter().collect();
        let enter = EnterOwnersPaper {
            id: offline::new_id().into(),
            assembly: id,
            head: voter.id,
            home: home_at(&room.get_untracked(), book),
            number: line(t.owners_paper_number(), &number.get_untracked(), t)?,
            voice: match voter.kind {
                VoterKind::Sole => Voice::Owner,
                VoterKind::Joint => Voice::Chosen,
                VoterKind::Developer => Voice::Developer,
            },
            answers: said.ok_or_else(|| t.owners_all_answers().to_owned())?,
            witness: witness
                .get_untracked()
                .ok_or_else(|| t.owners_pick_witness().to_owned())?,
            photo: None,
            blind: offline::new_blind(),
        };
        Ok(Command::Owners(Owners::EnterOwnersPaper(enter)))
    };
    let count = it.items.len();
    let enter = move |()| {
        doing.submit(command(), move || {
            number.set(String::new());
            room.set(String::new());
            answers.set(vec![None; count]);
            witness.set(None);
        });
    };
    view! {
        <Panel title=t.owners_enter()>
            <div class="pair">
                <Field label=t.owners_paper_number() value=number limit=Line::MOST placeholder="P-0001" />
                <Field label=t.address() value=room limit=Line::MOST placeholder="7-2-602" />
            </div>
            {said}
            <div class="stack stack--2">{questions}</div>
            <Pick label=t.owners_witness_pick() group="owners-witness" among chosen=witness />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=enter>
                {t.owners_enter_act()}
            </Button>
            <p class="tiny soft">{t.owners_enter_note()}</p>
            {move || waiting(id, book, t)}
        </Panel>
    }
}

/// The voter who holds the home of this address.
pub(super) fn find(id: AssemblyId, address: &str, book: Book) -> Option<Voter> {
    let roll = book.get::<OwnersRoll>(id)?;
    let home = home_at(address, book)?;
    let holds = |it: &Voter| it.parts.iter().any(|part| part.home == home);
    roll.roll.voters.into_iter().find(holds)
}

fn home_at(address: &str, book: Book) -> Option<HomeId> {
    let homes = book.all::<Home>().into_iter();
    let mut there = homes.filter(|it| it.address.as_str() == address.trim());
    there.next().map(|it| it.id)
}

/// Who it is, with what weight, and whether a ballot of theirs came already.
fn voted(id: AssemblyId, voter: &Voter, book: Book, t: Texts) -> AnyView {
    let (_, names) = named(voter, book);
    let cast = book
        .of::<OwnersCast>(id)
        .into_iter()
        .find(|it| it.voter == voter.id);
    let area = voter.weight().area;
    let (text, tone, glyph) = match cast {
        Some(_) => (t.owners_voted_before(area, names), Tone::Wait, Glyph::INFO),
        None => (t.owners_not_voted(area, names), Tone::Done, Glyph::CHECK),
    };
    view! { <Banner glyph tone>{text}</Banner> }.into_any()
}

fn question(
    index: usize,
    title: String,
    answers: RwSignal<Vec<Option<Answer>>>,
    t: Texts,
) -> AnyView {
    let marks = Mark::ALL.map(|it| (Answer::Choice(it), wording::choice(it, t.lang)));
    let spoilt = [(Answer::Spoilt, t.owners_spoilt())];
    let group = [
        "owners-q0",
        "owners-q1",
        "owners-q2",
        "owners-q3",
        "owners-q4",
        "owners-q5",
        "owners-q6",
        "owners-q7",
        "owners-q8",
        "owners-q9",
        "owners-q10",
        "owners-q11",
    ];
    let group = group.get(index).copied().unwrap_or("owners-q");
    let radios = marks.into_iter().chain(spoilt).map(|(answer, label)| {
        view! {
            <label class="segmented__item">
                <input
                    type="radio"
                    name=group
                    prop:checked=move || answers.with(|it| it.get(index) == Some(&Some(answer)))
                    on:change=move |_| {
                        answers.update(|it| {
                            if let Some(place) = it.get_mut(index) {
                                *place = Some(answer);
                            }
                        });
                    }
                />
                {label}
            </label>
        }
    });
    let radios = radios.collect_view();
    let label = title.clone();
    view! {
        <div class="entry">
            <span class="entry__name">{title}</span>
            <div class="segmented" role="radiogroup" aria-label=label>
                {radios}
            </div>
        </div>
    }
    .into_any()
}

/// The papers that wait for their witness.
fn waiting(id: AssemblyId, book: Book, t: Texts) -> Option<AnyView> {
    let mut papers = book.of::<PaperNote>(id);
    papers.retain(|it| it.state != PaperState::Counted);
    papers.sort_by_key(|it| std::cmp::Reverse(it.at));
    papers.truncate(6);
    if papers.is_empty() {
        return None;
    }
    let paper = |it: PaperNote| {
        let (state, tone) = match it.state {
            PaperState::Disowned => (t.owners_disowned(), "is-seal"),
            PaperState::Waiting | PaperState::Counted => (t.owners_paper_waits(), "is-ochre"),
        };
        view! {
            <div class="witness">
                <span class="witness__slot" aria-hidden="true"></span>
                <p>
                    <strong>{it.number.to_string()}</strong> " " {book.name(it.witness)} <br />
                    <span class=format!("tiny {tone}")>{state}</span>
                </p>
            </div>
        }
    };
    Some(papers.into_iter().map(paper).collect_view().into_any())
}
