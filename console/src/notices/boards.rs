//! What hangs and what hung (公示), and posting something new.

use components::{Badge, Button, ButtonLook, Column, DataTable, Field, InputKind, Sheet, TextArea};
use domain::councils::Document;
use domain::notices::{Command as Act, PostPublicity, Publicity};
use domain::{Audience, Command, Line, Prose, PublicityId, wording};
use leptos::prelude::*;

use super::whom::Whom;
use super::words::{board_standing, whom};
use crate::councils::PickDocument;
use crate::projects::Photos;
use crate::shell::{
    Book, Doing, ExportLink, Fault, Nothing, Page, keyed, line, prose, texts, to, use_book,
};
use crate::texts::Texts;

/// The list.
#[component]
pub(crate) fn Boards() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let open = RwSignal::new(false);
    let all = Memo::new(move |_| {
        let mut all = book.all::<Publicity>();
        all.sort_by_key(|it| (!it.hangs(), std::cmp::Reverse(it.last), it.id));
        all
    });
    let none = Memo::new(move |_| all.with(Vec::is_empty));
    let table = move || {
        if none.get() {
            let (title, text) = (t.board_empty_title(), t.board_empty_text());
            return view! { <Nothing title text /> }.into_any();
        }
        let columns = vec![
            Column::words(t.board_what()),
            Column::words(t.bulletin_to()),
            Column::words(t.board_where()),
            Column::words(t.state()),
            Column::words(t.board_last()),
        ];
        let row = move |it: Publicity| row(&it, book, t).into_any();
        let rows = keyed(all, |it| it.id, row);
        view! {
            <DataTable caption=t.nav_boards() quiet=true columns office=true>
                {rows}
            </DataTable>
        }
        .into_any()
    };
    let acts = view! {
        <Button look=ButtonLook::Primary on_press=move |()| open.set(true)>
            {t.board_post()}
        </Button>
        <ExportLink list="publicity" />
    };
    view! {
        <Page within=t.nav_notices() title=t.nav_boards() acts=acts.into_any()>
            <p class="small soft">{t.board_text()}</p>
            {table}
            <Sheet open title=t.board_post() close_label=t.not_now()>
                {move || open.get().then(|| untrack(|| form(open, book, t)))}
            </Sheet>
        </Page>
    }
}

fn row(it: &Publicity, book: Book, t: Texts) -> impl IntoView + use<> {
    let (label, tone) = board_standing(it, book.today(), t);
    view! {
        <tr>
            <th scope="row">
                <a href=to(format_args!("notices/boards/{}", it.id))>{it.title.to_string()}</a>
            </th>
            <td>{whom(book, it.to, t)}</td>
            <td>{it.hangs_at.to_string()}</td>
            <td class="nowrap">
                <Badge label tone />
            </td>
            <td class="nowrap">{wording::short_day(it.last, t.lang)}</td>
        </tr>
    }
}

fn form(open: RwSignal<bool>, book: Book, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let text = |it: &str| RwSignal::new(it.to_owned());
    let to = RwSignal::new(Audience::Public.to_string());
    let (title, words, basis, hangs_at) = (text(""), text(""), text(""), text(""));
    let from = RwSignal::new(book.today().to_string());
    let days = text("7");
    let photos = RwSignal::new(Vec::new());
    let document = RwSignal::new(None::<Document>);
    let command = move || {
        let community = book.community().map(|it| it.id);
        let from = from
            .get()
            .parse()
            .map_err(|_| t.bulletin_day().to_owned())?;
        let days = days
            .get()
            .parse()
            .map_err(|_| t.board_days_number().to_owned())?;
        Ok(Command::Notices(Act::Post(PostPublicity {
            id: PublicityId(offline::new_id()),
            community: community.ok_or_else(|| t.coming().to_owned())?,
            to: to.get().parse().map_err(|_| t.coming().to_owned())?,
            title: line(t.board_what(), &title.get(), t)?,
            text: prose(t.board_content(), &words.get(), t)?,
            basis: line(t.board_basis(), &basis.get(), t)?,
            hangs_at: line(t.board_where(), &hangs_at.get(), t)?,
            from,
            days,
            photos: photos.get(),
            document: document.get(),
        })))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    view! {
        <div class="stack stack--4">
            <Whom value=to wide=true />
            <Field label=t.board_what() value=title limit=Line::MOST />
            <TextArea
                label=t.board_content()
                value=words
                rows=5
                limit=Prose::MOST
                hint=t.board_content_hint()
            />
            <Field label=t.board_basis() value=basis limit=Line::MOST hint=t.board_basis_hint() />
            <Field label=t.board_where() value=hangs_at limit=Line::MOST />
            <Field label=t.board_from() value=from kind=InputKind::Day />
            <Field label=t.board_days() value=days kind=InputKind::Number />
            <Photos label=t.board_first() photos />
            <PickDocument document />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.board_post()}
            </Button>
        </div>
    }
    .into_any()
}
