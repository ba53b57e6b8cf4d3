//! One notice: what it says, how many have read it, correcting and withdrawing it, and what its
//! readers say below it.

use components::{
    Badge, Button, ButtonLink, ButtonLook, Fact, Facts, Field, InputKind, Paragraphs, PhotoItem,
    PhotoStrip, Section, Sheet, TextArea,
};
use domain::notices::{About, Command as Act, CorrectNotice, Notice, NoticeDesk, WithdrawNotice};
use domain::{Command, Line, NoticeId, Prose, wording};
use leptos::prelude::*;

use super::answer::all_of;
use super::words::{desk, messages, standing, whom};
use crate::shell::{
    AskWhy, Book, Doing, Fault, Nothing, Page, id_in_path, line, prose, texts, to, use_book,
};
use crate::texts::Texts;

/// The page.
#[component]
pub(crate) fn NoticePage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = id_in_path::<NoticeId>();
    let there = Memo::new(move |_| id.get().filter(|id| book.get::<NoticeDesk>(*id).is_some()));
    move || match there.get() {
        Some(id) => untrack(|| page(id, book, t)).into_any(),
        None => {
            let (title, text) = (t.bulletin_no_title(), t.bulletin_no_text());
            view! { <Nothing title text /> }.into_any()
        }
    }
}

fn page(id: NoticeId, book: Book, t: Texts) -> impl IntoView {
    let it = Memo::new(move |_| book.get::<NoticeDesk>(id));
    let title = it.with_untracked(|it| it.as_ref().map(|it| it.notice.title.to_string()));
    let (correcting, withdrawing) = (RwSignal::new(false), RwSignal::new(false));
    let stands = Memo::new(move |_| {
        it.with(|it| it.as_ref().is_some_and(|it| it.notice.withdrawn.is_none()))
    });
    let withdraw = Callback::new(move |reason: String| {
        let reason = line(t.reason(), &reason, t)?;
        let act = WithdrawNotice { notice: id, reason };
        Ok(Command::Notices(Act::Withdraw(act)))
    });
    let buttons = move || {
        stands.get().then(|| {
            view! {
                <Button on_press=move |()| correcting.set(true)>{t.bulletin_correct()}</Button>
                <Button on_press=move |()| withdrawing.set(true)>{t.bulletin_withdraw()}</Button>
            }
        })
    };
    let acts = view! {
        <ButtonLink href=to(format_args!("notices/{id}/print"))>{t.print()}</ButtonLink>
        {buttons}
    };
    let shown = move || it.with(|it| it.as_ref().map(|it| said(it, book, t)));
    let comments = Memo::new(move |_| {
        let mut all = messages(book);
        all.retain(|it| it.about == About::Notice(id));
        all.sort_by_key(|it| (it.at, it.id));
        all
    });
    view! {
        <Page within=t.nav_notices() title=title.unwrap_or_default() acts=acts.into_any()>
            {shown}
            <Section title=t.said_below()>{all_of(comments.into(), book, t)}</Section>
            <Sheet open=correcting title=t.bulletin_correct() close_label=t.not_now()>
                {move || {
                    let notice = it.get_untracked()?.notice;
                    correcting.get().then(|| untrack(|| correct(&notice, correcting, t)))
                }}
            </Sheet>
            <AskWhy
                open=withdrawing
                title=t.bulletin_withdraw()
                text=t.bulletin_withdraw_text()
                yes=t.bulletin_withdraw()
                command=withdraw
            />
        </Page>
    }
}

fn said(it: &NoticeDesk, book: Book, t: Texts) -> AnyView {
    let notice = &it.notice;
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let mut facts = vec![
        fact(t.bulletin_to(), whom(book, notice.to, t)),
        fact(t.bulletin_reads(), t.bulletin_reads_count(it.reads)),
        fact(
            t.bulletin_urgency(),
            wording::urgency(notice.urgency, t.lang).to_owned(),
        ),
        fact(t.bulletin_until(), wording::day(notice.until, t.lang)),
        fact(t.bulletin_from(), desk(book, notice.from, t)),
        fact(t.bulletin_at(), wording::instant(notice.at, t.lang)),
    ];
    if let Some(withdrawn) = &notice.withdrawn {
        facts.push(fact(t.reason(), withdrawn.reason.to_string()));
    }
    let photos = photos(&notice.photos, book, t);
    let file = notice.document.as_ref().map(|file| {
        let href = book.replica().photo_url(file.hash);
        let name = format!("{}.pdf", notice.title);
        view! {
            <p>
                <a href=href download=name>
                    {t.material_pdf(file.kib())}
                </a>
            </p>
        }
    });
    let before = notice.before.iter().rev().map(|version| {
        let at = wording::instant(version.at, t.lang);
        let text = version.text.to_string();
        view! {
            <div class="stack stack--1">
                <p class="strong">{t.bulletin_version(at, version.changed.as_str())}</p>
                <Paragraphs text />
            </div>
        }
    });
    let before = before.collect_view();
    let before = (!notice.before.is_empty())
        .then(|| view! { <Section title=t.bulletin_before()>{before}</Section> });
    let (label, tone) = standing(notice, book.today(), t);
    view! {
        <p>
            <Badge label tone />
        </p>
        <Paragraphs text=notice.text.to_string() />
        {photos}
        {file}
        <Facts facts=Signal::stored(facts) />
        {before}
    }
    .into_any()
}

/// A strip of photos; nothing where there is none.
pub(super) fn photos(photos: &[domain::proposals::Photo], book: Book, t: Texts) -> Option<AnyView> {
    if photos.is_empty() {
        return None;
    }
    let items = photos.iter().enumerate().map(|(index, photo)| {
        let src = book.replica().photo_url(photo.hash);
        let shows = photo.shows.as_ref().map(ToString::to_string);
        let alt = shows.unwrap_or_else(|| t.photo_number(index + 1));
        view! { <PhotoItem src alt /> }
    });
    let items = items.collect_view();
    Some(view! { <PhotoStrip label=t.photos()>{items}</PhotoStrip> }.into_any())
}

fn correct(notice: &Notice, open: RwSignal<bool>, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let id = notice.id;
    let title = RwSignal::new(notice.title.to_string());
    let text = RwSignal::new(notice.text.to_string());
    let until = RwSignal::new(notice.until.to_string());
    let changed = RwSignal::new(String::new());
    let command = move || {
        let until = until
            .get()
            .parse()
            .map_err(|_| t.bulletin_day().to_owned())?;
        Ok(Command::Notices(Act::Correct(CorrectNotice {
            notice: id,
            title: line(t.bulletin_title(), &title.get(), t)?,
            text: prose(t.bulletin_text(), &text.get(), t)?,
            until,
            changed: line(t.bulletin_changed(), &changed.get(), t)?,
        })))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    view! {
        <div class="stack stack--4">
            <Field label=t.bulletin_title() value=title limit=Line::MOST />
            <TextArea label=t.bulletin_text() value=text rows=6 limit=Prose::MOST />
            <Field label=t.bulletin_until() value=until kind=InputKind::Day />
            <Field
                label=t.bulletin_changed()
                value=changed
                limit=Line::MOST
                hint=t.bulletin_changed_hint()
            />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.bulletin_correct()}
            </Button>
        </div>
    }
    .into_any()
}
