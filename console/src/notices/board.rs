//! One publicity: its days, the board at both ends, what was said to it, and ending it.

use components::{
    Badge, Button, ButtonLink, ButtonLook, Fact, Facts, Paragraphs, Section, Sheet, TextArea,
};
use domain::notices::{
    About, AddBoardPhotos, Command as Act, EndPublicity, Publicity, PublicityState,
    WithdrawPublicity,
};
use domain::{Command, Prose, PublicityId, wording};
use leptos::prelude::*;

use super::answer::all_of;
use super::notice::photos;
use super::words::{board_standing, messages, whom};
use crate::projects::Photos;
use crate::shell::{
    AskWhy, Book, Doing, Fault, Nothing, Page, id_in_path, line, prose, texts, to, use_book,
};
use crate::texts::Texts;

/// The page.
#[component]
pub(crate) fn BoardPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = id_in_path::<PublicityId>();
    let there = Memo::new(move |_| id.get().filter(|id| book.get::<Publicity>(*id).is_some()));
    move || match there.get() {
        Some(id) => untrack(|| page(id, book, t)).into_any(),
        None => {
            let (title, text) = (t.bulletin_no_title(), t.bulletin_no_text());
            view! { <Nothing title text /> }.into_any()
        }
    }
}

/// What is asked for in a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    Photos,
    End,
}

fn page(id: PublicityId, book: Book, t: Texts) -> impl IntoView {
    let it = Memo::new(move |_| book.get::<Publicity>(id));
    let title = it.with_untracked(|it| it.as_ref().map(|it| it.title.to_string()));
    let hangs = Memo::new(move |_| it.with(|it| it.as_ref().is_some_and(Publicity::hangs)));
    let open = RwSignal::new(false);
    let deed = RwSignal::new(Deed::Photos);
    let withdrawing = RwSignal::new(false);
    let ask = move |which| {
        deed.set(which);
        open.set(true);
    };
    let withdraw = Callback::new(move |reason: String| {
        let reason = line(t.reason(), &reason, t)?;
        let act = WithdrawPublicity {
            publicity: id,
            reason,
        };
        Ok(Command::Notices(Act::TakeDown(act)))
    });
    let over = Memo::new(move |_| {
        let today = book.today();
        it.with(|it| it.as_ref().is_some_and(|it| today > it.last))
    });
    let buttons = move || {
        hangs.get().then(|| {
            let end = over.get().then(|| {
                view! {
                    <Button look=ButtonLook::Primary on_press=move |()| ask(Deed::End)>
                        {t.board_do_end()}
                    </Button>
                }
            });
            view! {
                {end}
                <Button on_press=move |()| ask(Deed::Photos)>{t.board_do_photo()}</Button>
                <Button on_press=move |()| withdrawing.set(true)>{t.board_take_down()}</Button>
            }
        })
    };
    let acts = view! {
        <ButtonLink href=to(format_args!("notices/boards/{id}/print"))>{t.print()}</ButtonLink>
        {buttons}
    };
    let shown = move || it.with(|it| it.as_ref().map(|it| said(it, book, t)));
    let opinions = Memo::new(move |_| {
        let mut all = messages(book);
        all.retain(|it| matches!(it.about, About::Publicity { item, .. } if item == id));
        all.sort_by_key(|it| (!it.waits(), it.at, it.id));
        all
    });
    let title_of_sheet = move || match deed.get() {
        Deed::Photos => t.board_do_photo(),
        Deed::End => t.board_do_end(),
    };
    view! {
        <Page within=t.nav_boards() title=title.unwrap_or_default() acts=acts.into_any()>
            {shown}
            <Section title=t.board_opinions()>{all_of(opinions.into(), book, t)}</Section>
            <Sheet open title=Signal::derive(title_of_sheet) close_label=t.not_now()>
                {move || open.get().then(|| untrack(|| form(id, deed.get(), open, t)))}
            </Sheet>
            <AskWhy
                open=withdrawing
                title=t.board_take_down()
                text=t.board_take_down_text()
                yes=t.board_take_down()
                command=withdraw
            />
        </Page>
    }
}

fn said(it: &Publicity, book: Book, t: Texts) -> AnyView {
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let day = |day| wording::day(day, t.lang);
    let mut facts = vec![
        fact(t.bulletin_to(), whom(book, it.to, t)),
        fact(t.board_basis(), it.basis.to_string()),
        fact(t.board_where(), it.hangs_at.to_string()),
        fact(t.board_from(), day(it.from)),
        fact(t.board_last(), day(it.last)),
        fact(t.project_next_on(), day(it.next)),
    ];
    match &it.state {
        PublicityState::Hangs => {}
        PublicityState::Ended(ended) => {
            facts.push(fact(t.board_outcome(), ended.words.to_string()));
            facts.push(fact(t.board_objections(), ended.objections.to_string()));
        }
        PublicityState::Withdrawn(withdrawn) => {
            facts.push(fact(t.reason(), withdrawn.reason.to_string()));
        }
    }
    let (label, tone) = board_standing(it, book.today(), t);
    let strip = |title: &'static str, all: &[domain::proposals::Photo]| {
        let shown = photos(all, book, t)?;
        Some(view! {
            <p class="field__label">{title}</p>
            {shown}
        })
    };
    view! {
        <p>
            <Badge label tone />
        </p>
        <Paragraphs text=it.text.to_string() />
        <Facts facts=Signal::stored(facts) />
        {strip(t.board_first(), &it.first)}
        {strip(t.board_end(), &it.end)}
    }
    .into_any()
}

fn form(id: PublicityId, deed: Deed, open: RwSignal<bool>, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let words = RwSignal::new(String::new());
    let photos = RwSignal::new(Vec::new());
    let command = move || {
        let photos = photos.get();
        Ok(Command::Notices(match deed {
            Deed::Photos => Act::AddBoardPhotos(AddBoardPhotos {
                publicity: id,
                photos,
            }),
            Deed::End => Act::End(EndPublicity {
                publicity: id,
                words: prose(t.board_outcome(), &words.get(), t)?,
                photos,
            }),
        }))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    let label = match deed {
        Deed::Photos => t.board_first(),
        Deed::End => t.board_end(),
    };
    let outcome = (deed == Deed::End).then(|| {
        view! { <TextArea label=t.board_outcome() value=words rows=3 limit=Prose::MOST /> }
    });
    let button = match deed {
        Deed::Photos => t.board_do_photo(),
        Deed::End => t.board_do_end(),
    };
    view! {
        <div class="stack stack--4">
            {outcome}
            <Photos label photos />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {button}
            </Button>
        </div>
    }
    .into_any()
}
