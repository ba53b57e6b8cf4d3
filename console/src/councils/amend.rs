//! The amendments to a motion, the count of hands, and moving one for a member without a phone
//! (修正案、举手计数).

use components::{
    Badge, Button, ButtonLook, Choice, Diff, Field, InputKind, Paragraphs, Reveal, Select,
    TextArea, Tone,
};
use domain::councils::{
    Amend, Amendment, AmendmentState, Command as Councils, CountHands, Edit, Hands, Motion,
    TakeBack, passages, pending, versions,
};
use domain::{AmendmentId, Command, CouncilId, Line, MotionId, PersonId, Prose, wording};
use leptos::prelude::*;

use super::seats;
use crate::shell::{Doing, Fault, prose, texts, use_book};

/// What is to change, how each was decided, and the texts before; nothing where there are none.
#[component]
pub(super) fn Amendments(motion: MotionId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let all = Memo::new(move |_| book.of::<Amendment>(motion));
    move || {
        let all = all.get();
        if all.is_empty() {
            return None;
        }
        let mut shown = pending(&all);
        let mut decided = all.clone();
        decided.retain(|it| !it.is_open());
        decided.sort_by_key(|it| it.number);
        shown.append(&mut decided);
        let one = |amendment| {
            let how = wording::amendment_decided(&amendment, &all, t.lang);
            view! { <One amendment how /> }
        };
        let rows = shown.into_iter().map(one).collect_view();
        let texts = versions(&all).into_iter().enumerate();
        let texts = texts.map(|(index, (text, _))| {
            view! {
                <p class="strong">{t.amend_version(index + 1)}</p>
                <Paragraphs text=text.to_string() />
            }
        });
        let texts: Vec<_> = texts.collect();
        let count = texts.len();
        let before =
            (count > 0).then(|| view! { <Reveal label=t.amend_versions(count)>{texts}</Reveal> });
        Some(view! {
            <section class="stack stack--3">
                <h3 class="strong">{t.amend_title()}</h3>
                <p class="small soft">{t.amend_rule()}</p>
                <ul class="stack stack--4">{rows}</ul>
                {before}
            </section>
        })
    }
}

#[component]
fn One(amendment: Amendment, how: Option<String>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let doing = Doing::nothing();
    let label = wording::amendment(&amendment.state, t.lang);
    let tone = match &amendment.state {
        AmendmentState::Moved | AmendmentState::Counted { .. } | AmendmentState::Unlike { .. } => {
            Tone::Wait
        }
        AmendmentState::Carried { .. } => Tone::Done,
        AmendmentState::Lost { .. } | AmendmentState::Fallen { .. } => Tone::Stop,
        AmendmentState::Dropped { .. } | AmendmentState::TakenBack { .. } => Tone::Info,
    };
    let moved = wording::instant(amendment.moved_at, t.lang);
    let by = t.amend_by(book.name(amendment.mover), moved);
    let gone = amendment.edit.passage().map(ToString::to_string);
    let come = amendment.edit.words().map(ToString::to_string);
    let why = amendment.why.as_ref().map(|why| t.amend_because(why));
    let id = amendment.id;
    let take = move |()| {
        let it = TakeBack { amendment: id };
        doing.run(Command::Councils(Councils::TakeBack(it)), || ());
    };
    let back = amendment.is_open().then(|| {
        view! {
            <Button look=ButtonLook::Text small=true busy=doing.busy on_press=take>
                {t.amend_take_back()}
            </Button>
        }
    });
    let line = |words: String| view! { <p class="small">{words}</p> };
    view! {
        <li class="stack stack--2">
            <p class="spread">
                <span>
                    <b>{t.amend_number(amendment.number)}</b> " " <span class="small soft">{by}</span>
                </span>
                <span class="cluster">{back} <Badge label tone /></span>
            </p>
            <Diff gone come gone_label=t.amend_gone() come_label=t.amend_come() />
            {why.map(line)}
            {how.map(line)}
            <Fault doing />
        </li>
    }
}

/// Counting the hands for the amendment whose turn it is.
#[component]
pub(super) fn Count(motion: MotionId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let turn = Memo::new(move |_| {
        let first = pending(&book.of::<Amendment>(motion)).into_iter().next()?;
        Some((first.id, first.number))
    });
    let told = move || {
        let (id, _) = turn.get()?;
        let amendment: Amendment = book.get(id)?;
        Some(match amendment.state {
            AmendmentState::Counted { by, .. } if book.actor().person() == Some(by) => {
                t.amend_counted_mine().to_owned()
            }
            AmendmentState::Counted { by, .. } => t.amend_counted(book.name(by)),
            AmendmentState::Unlike { .. } => t.amend_unlike().to_owned(),
            _ => t.amend_count_text().to_owned(),
        })
    };
    move || {
        let (amendment, number) = turn.get()?;
        Some(view! {
            <fieldset class="stack stack--2">
                <legend class="field__label">{t.amend_count_title(number)}</legend>
                <p class="small" aria-live="polite">{told}</p>
                <CountForm amendment />
            </fieldset>
        })
    }
}

#[component]
fn CountForm(amendment: AmendmentId) -> impl IntoView {
    let t = texts();
    let doing = Doing::nothing();
    let numbers = [(); 3].map(|()| RwSignal::new(String::new()));
    let counted = move || {
        let typed = numbers.map(|it| it.get_untracked());
        if typed.iter().all(|it| it.trim().is_empty()) {
            return Err(t.amend_count_fault().to_owned());
        }
        let number = |text: &String| match text.trim() {
            "" => Ok(0),
            text => text.parse().map_err(|_| t.amend_count_fault().to_owned()),
        };
        let [agree, against, abstain] = &typed;
        let hands = Hands {
            agree: number(agree)?,
            against: number(against)?,
            abstain: number(abstain)?,
        };
        let it = CountHands { amendment, hands };
        Ok(Command::Councils(Councils::CountHands(it)))
    };
    let send = move |()| doing.submit(counted(), || ());
    let [agree, against, abstain] = numbers;
    view! {
        <div class="trio">
            <Field label=t.amend_agree() kind=InputKind::Number value=agree />
            <Field label=t.amend_against() kind=InputKind::Number value=against />
            <Field label=t.amend_abstain() kind=InputKind::Number value=abstain />
        </div>
        <Fault doing />
        <Button look=ButtonLook::Ink busy=doing.busy on_press=send>
            {t.amend_count()}
        </Button>
    }
}

/// For a member without a phone who hands in an amendment on paper.
#[component]
pub(super) fn AmendFor(motion: MotionId, council: CouncilId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let doing = Doing::nothing();
    let [who, place, words, why] = [(); 4].map(|()| RwSignal::new(String::new()));
    let text = Memo::new(move |_| book.get::<Motion>(motion).map(|it| it.text.to_string()));
    let members = Signal::derive(move || {
        let none = Choice {
            value: String::new(),
            label: t.amend_who().to_owned(),
        };
        let held = seats(council, book.today(), book).into_iter();
        let held = held.map(|seat| Choice {
            value: seat.person.to_string(),
            label: book.name(seat.person),
        });
        std::iter::once(none).chain(held).collect::<Vec<_>>()
    });
    let places = Signal::derive(move || {
        let end = Choice {
            value: String::new(),
            label: t.amend_at_end().to_owned(),
        };
        let text = text.get().unwrap_or_default();
        let rows = passages(&text).into_iter().map(|passage| Choice {
            value: passage.to_owned(),
            label: passage.to_owned(),
        });
        std::iter::once(end).chain(rows).collect::<Vec<_>>()
    });
    let chosen = move || Prose::new(&place.get_untracked()).ok();
    // Whoever chooses a passage goes on from its words.
    Effect::new(move |_| words.set(place.get()));
    let moved = move || {
        let mover = who.get_untracked().parse::<PersonId>();
        let mover = mover.map_err(|_| t.amend_who().to_owned())?;
        let typed = words.get_untracked();
        let written = match typed.trim() {
            "" => None,
            _ => Some(prose(t.amend_words(), &typed, t)?),
        };
        let edit = match (chosen(), written) {
            (Some(passage), Some(words)) => Edit::Replace { passage, words },
            (Some(passage), None) => Edit::Strike { passage },
            (None, Some(words)) => Edit::Add { words },
            (None, None) => return Err(t.amend_nothing().to_owned()),
        };
        let it = Amend {
            id: AmendmentId(offline::new_id()),
            motion,
            mover,
            edit,
            why: Line::new(&why.get_untracked()).ok(),
        };
        Ok(Command::Councils(Councils::Amend(it)))
    };
    let done = move || {
        for field in [who, place, words, why] {
            field.set(String::new());
        }
    };
    let send = move |()| doing.submit(moved(), done);
    let label = move || {
        if place.with(String::is_empty) {
            t.amend_words_add()
        } else {
            t.amend_words()
        }
    };
    view! {
        <Reveal label=t.amend_for()>
            <div class="stack stack--3">
                <Select label=t.amend_mover() value=who choices=members />
                <Select label=t.amend_where() value=place choices=places />
                <TextArea label value=words rows=3 limit=Prose::MOST />
                <Field label=t.amend_why() value=why limit=Line::MOST />
                <Fault doing />
                <Button busy=doing.busy on_press=send>
                    {t.amend_send()}
                </Button>
            </div>
        </Reveal>
    }
}
