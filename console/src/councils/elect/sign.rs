//! A nomination that residents without a phone handed in on paper (书面联名推荐).

use components::{Button, ButtonLook, Field, Select, TextArea};
use domain::councils::{Command as Councils, NominateOnPaper, Post, Signatory};
use domain::members::{Home, Title};
use domain::{Command, HomeId, Line, MotionId, PersonId};
use leptos::prelude::*;

use super::nominees::choices;
use crate::members::known;
use crate::shell::{Book, Doing, Fault, Pick, line, texts, use_book};
use crate::texts::Texts;

/// Whom they nominate, who they are, and where the paper is kept.
#[component]
pub(super) fn SignForm(id: MotionId, posts: Vec<Post>, open: RwSignal<bool>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let doing = Doing::nothing();
    let among = Memo::new(move |_| known(book, t));
    let person = RwSignal::new(None::<PersonId>);
    let post = RwSignal::new("0".to_owned());
    let [names, paper] = [(); 2].map(|()| RwSignal::new(String::new()));
    let choices = choices(&posts, t);
    let command = move || {
        let none = || t.pick_first().to_owned();
        let index: usize = post.get_untracked().parse().unwrap_or_default();
        let act = NominateOnPaper {
            id: offline::new_id().into(),
            motion: id,
            person: person.get_untracked().ok_or_else(none)?,
            post: posts.get(index).copied().ok_or_else(none)?,
            signatories: signatories(&names.get_untracked(), book, t)?,
            paper: line(t.elect_paper(), &paper.get_untracked(), t)?,
        };
        Ok(Command::Councils(Councils::NominateOnPaper(act)))
    };
    let done = move || {
        open.set(false);
        person.set(None);
        names.set(String::new());
        paper.set(String::new());
    };
    let enter = move |()| doing.submit(command(), done);
    view! {
        <p class="small soft">{t.elect_sign_text()}</p>
        <Pick label=t.elect_who() group="signed" among chosen=person />
        <Select label=t.elect_post() value=post choices />
        <TextArea label=t.elect_sign_who() value=names rows=5 hint=t.elect_sign_hint() />
        <Field label=t.elect_paper() value=paper limit=Line::MOST hint=t.elect_paper_hint() />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=enter>
            {t.elect_sign()}
        </Button>
    }
}

/// Who stands on the paper, one a line.
fn signatories(text: &str, book: Book, t: Texts) -> Result<Vec<Signatory>, String> {
    let lines = text.lines().map(str::trim).filter(|it| !it.is_empty());
    let read = |text: &str| -> Option<Signatory> {
        let (address, name) = text.split_once(char::is_whitespace)?;
        let name = Line::new(name.trim()).ok()?;
        let home = home(address, &name, book)?;
        Some(Signatory { home, name })
    };
    let lines = lines.map(|it| read(it).ok_or_else(|| t.elect_sign_fault(it)));
    lines.collect()
}

/// The home of an address: where several compounds have one, that which the named one owns.
fn home(address: &str, name: &Line, book: Book) -> Option<HomeId> {
    let mut homes = book.all::<Home>();
    homes.retain(|it| it.address.as_str() == address);
    let owns = |it: &&Home| {
        let title: Option<Title> = book.get(it.id);
        title.is_some_and(|it| it.holders.iter().any(|it| it.name == *name))
    };
    let found = homes.iter().find(owns).or(homes.first());
    found.map(|it| it.id)
}
