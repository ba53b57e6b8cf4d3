//! Who was nominated and who stands; nominating at the desk, and closing the list.

use components::{
    Badge, Banner, Button, ButtonLook, Choice, Column, DataTable, Glyph, Select, Sheet, Tone,
};
use domain::councils::{
    Candidate, CloseList, Command as Councils, Election, Elects, Nominate, Nomination, Post, Stand,
    may_nominate,
};
use domain::points::{Nominee, nominated, nominees};
use domain::{Command, CouncilId, Digest, MotionId, PersonId, wording};
use leptos::prelude::*;

use super::paper::AnswerForm;
use super::rules;
use super::sign::SignForm;
use crate::members::known;
use crate::shell::{Book, Doing, Fault, Pick, texts, use_book};
use crate::texts::Texts;

/// The list, and what there is to do about it while it is open.
#[component]
pub(super) fn Nominees(election: Election) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let (id, is_open) = (election.id, election.is_open());
    let listed = Memo::new(move |_| {
        let mut all = book.of::<Candidate>(id);
        if !is_open {
            all.retain(|it| it.number.is_some());
        }
        all.sort_by_key(|it| (it.post, it.number, it.at, it.id));
        all
    });
    let answering = RwSignal::new(None::<Candidate>);
    let sheet = RwSignal::new(false);
    let table = move || {
        let listed = listed.get();
        if listed.is_empty() {
            return view! { <p class="soft">{t.elect_none()}</p> }.into_any();
        }
        let columns = vec![
            Column::words(t.name()),
            Column::words(t.elect_post()),
            Column::words(t.elect_backers()),
            Column::words(t.elect_stand()),
        ];
        let row = |it| row(it, is_open, answering, sheet, book, t);
        let rows = listed.into_iter().map(row).collect_view();
        view! {
            <DataTable caption=t.elect_candidates() quiet=true office=true columns>
                {rows}
            </DataTable>
        }
        .into_any()
    };
    let suggested = is_open.then(|| suggested(election.elects, id, book, t));
    let acts = is_open.then(|| {
        let posts: Vec<Post> = election
            .elects
            .posts()
            .iter()
            .map(|(post, _)| *post)
            .collect();
        view! {
            <Open id council=election.council posts />
            <Sheet open=sheet title=t.elect_answer() close_label=t.not_now()>
                {move || answering.get().map(|it| view! { <AnswerForm it open=sheet /> })}
            </Sheet>
        }
    });
    view! {
        <p class="strong">{t.elect_candidates()}</p>
        {table}
        {suggested}
        {acts}
    }
}

/// Neighbours on the list of nominees (推荐名单) for these seats, whom nobody has nominated yet.
fn suggested(elects: Elects, motion: MotionId, book: Book, t: Texts) -> impl IntoView {
    let listed = Memo::new(move |_| {
        let Elects::Representatives { seats, .. } = elects else {
            return Vec::new();
        };
        let (Some(community), Some(pack)) = (book.community(), rules(book)) else {
            return Vec::new();
        };
        let candidates = book.of::<Candidate>(motion);
        let mut all = book.read(|town| nominees(community.id, town));
        all.retain(|it| !candidates.iter().any(|one| one.person == it.id));
        let seed = Digest::of(motion.0.as_bytes());
        nominated(&all, (seats, seed), &pack.points.nomination)
    });
    move || {
        let listed = listed.get();
        (!listed.is_empty()).then(|| {
            let columns = vec![
                Column::words(t.name()),
                Column::words(t.elect_endorsed()),
                Column::words(t.elect_honour()),
            ];
            let row = |it: &Nominee| {
                view! {
                    <tr>
                        <th scope="row">{book.name(it.id)}</th>
                        <td>{t.people(it.endorsed)}</td>
                        <td>{it.honour}</td>
                    </tr>
                }
            };
            let rows = listed.iter().map(row).collect_view();
            view! {
                <DataTable caption=t.elect_suggested() quiet=true office=true columns>
                    {rows}
                </DataTable>
            }
        })
    }
}

fn row(
    it: Candidate,
    is_open: bool,
    answering: RwSignal<Option<Candidate>>,
    sheet: RwSignal<bool>,
    book: Book,
    t: Texts,
) -> impl IntoView {
    let name = match it.name() {
        Some(name) => name.to_string(),
        None => book.name(it.person),
    };
    let post = wording::post(it.post, t.lang);
    let enough = rules(book).is_some_and(|pack| it.is_backed(pack));
    let tone = if enough { Tone::Done } else { Tone::Wait };
    let backers = if it.by_member {
        t.elect_by_member().to_owned()
    } else {
        t.people(it.backers)
    };
    let papers = book.of::<Nomination>(it.id).into_iter().map(|it| {
        let told = t.elect_signed(it.signatories.len(), it.paper);
        view! { <p class="small soft">{told}</p> }
    });
    let papers = papers.collect_view();
    let (label, answered) = match &it.stand {
        Stand::Unsaid => (t.elect_unsaid(), Tone::Wait),
        Stand::Accepted { paper: Some(_), .. } => (t.elect_accepted_paper(), Tone::Done),
        Stand::Accepted { .. } => (t.elect_accepted(), Tone::Done),
        Stand::Declined { .. } => (t.elect_declined(), Tone::Stop),
    };
    let words = match &it.stand {
        Stand::Accepted { words, .. } => words.as_ref().map(ToString::to_string),
        Stand::Unsaid | Stand::Declined { .. } => None,
    };
    let ask = move |()| {
        answering.set(Some(it.clone()));
        sheet.set(true);
    };
    let act = is_open.then(|| {
        view! {
            <Button look=ButtonLook::Text small=true on_press=ask>
                {t.elect_enter_answer()}
            </Button>
        }
    });
    view! {
        <tr>
            <th scope="row">
                {name} {words.map(|it| view! { <p class="small soft">{it}</p> })}
            </th>
            <td>{post}</td>
            <td><Badge label=backers tone /> {papers}</td>
            <td><span class="cluster"><Badge label tone=answered /> {act}</span></td>
        </tr>
    }
}

/// The posts one can be nominated for.
pub(super) fn choices(posts: &[Post], t: Texts) -> Vec<Choice> {
    let choice = |(index, post): (usize, &Post)| Choice {
        value: index.to_string(),
        label: wording::post(*post, t.lang).to_owned(),
    };
    posts.iter().enumerate().map(choice).collect()
}

/// Nominating at the desk, by oneself or from a paper, and closing the list.
#[component]
fn Open(id: MotionId, council: CouncilId, posts: Vec<Post>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let doing = Doing::nothing();
    let [nominating, signing, closing] = [(); 3].map(|()| RwSignal::new(false));
    // Whoever only works here, and has no seat in the forum, nominates nobody.
    let may = Memo::new(move |_| {
        let (actor, at) = (book.actor(), book.now());
        book.read(|town| may_nominate(council, &actor, at, town))
    });
    let among = Memo::new(move |_| known(book, t));
    let person = RwSignal::new(None::<PersonId>);
    let post = RwSignal::new("0".to_owned());
    let choices = choices(&posts, t);
    let posts = StoredValue::new(posts);
    let command = move || {
        let index: usize = post.get_untracked().parse().unwrap_or_default();
        let person = person.get_untracked();
        let act = Nominate {
            motion: id,
            person: person.ok_or_else(|| t.pick_first().to_owned())?,
            post: posts
                .with_value(|posts| posts.get(index).copied())
                .ok_or_else(|| t.pick_first().to_owned())?,
        };
        Ok(Command::Councils(Councils::Nominate(act)))
    };
    let nominate = move |()| doing.submit(command(), move || nominating.set(false));
    let close = move |()| {
        let act = CloseList { motion: id };
        let act = Command::Councils(Councils::CloseList(act));
        doing.run(act, move || closing.set(false));
    };
    view! {
        <div class="cluster">
            {move || may.get().then(|| view! {
                <Button on_press=move |()| nominating.set(true)>{t.elect_nominate()}</Button>
            })}
            <Button on_press=move |()| signing.set(true)>{t.elect_sign()}</Button>
            <Button look=ButtonLook::Ink on_press=move |()| closing.set(true)>
                {t.elect_close_list()}
            </Button>
        </div>
        <Sheet open=nominating title=t.elect_nominate() close_label=t.not_now()>
            <p class="small soft">{t.elect_nominate_text()}</p>
            <Pick label=t.elect_who() group="nominee" among chosen=person />
            <Select label=t.elect_post() value=post choices=choices.clone() />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=nominate>
                {t.elect_nominate()}
            </Button>
        </Sheet>
        <Sheet open=signing title=t.elect_sign() close_label=t.not_now()>
            <SignForm id posts=posts.get_value() open=signing />
        </Sheet>
        <Sheet open=closing title=t.elect_close_list() close_label=t.not_now()>
            <Banner glyph=Glyph::LOCK>{t.elect_close_text()}</Banner>
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=close>
                {t.elect_close_list()}
            </Button>
        </Sheet>
    }
}
