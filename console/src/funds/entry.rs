//! One entry: what it says, its vouchers, who entered it, and what may be done with it.

use components::{
    Badge, Banner, Button, ButtonLook, Fact, Facts, Field, Glyph, InputKind, Paragraphs, PhotoItem,
    PhotoStrip, Section, Sheet, TextArea, Tone,
};
use domain::funds::{
    Command as Act, ConfirmFund, EntryState, FundAccount, FundEntry, ReverseFund, SetFundAside,
};
use domain::{Command, FundEntryId, Prose, wording};
use leptos::prelude::*;

use super::questions::all_of;
use super::words::{asked, basis, category, day, name, signed, standing};
use crate::shell::{
    AskWhy, Book, Doing, Fault, Nothing, Page, id_in_path, line, prose, texts, to, use_book,
};
use crate::texts::Texts;

/// The page.
#[component]
pub(crate) fn EntryPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = id_in_path::<FundEntryId>();
    let there = Memo::new(move |_| id.get().filter(|id| book.get::<FundEntry>(*id).is_some()));
    move || match there.get() {
        Some(id) => untrack(|| page(id, book, t)).into_any(),
        None => {
            let (title, text) = (t.funds_no_title(), t.funds_no_text());
            view! { <Nothing title text /> }.into_any()
        }
    }
}

fn page(id: FundEntryId, book: Book, t: Texts) -> impl IntoView {
    let it = Memo::new(move |_| book.get::<FundEntry>(id));
    let title = it.with_untracked(|it| it.as_ref().map(|it| category(it, t)));
    let doing = Doing::nothing();
    let (aside, reversing) = (RwSignal::new(false), RwSignal::new(false));
    let waits = Memo::new(move |_| it.with(|it| it.as_ref().is_some_and(FundEntry::waits)));
    let mine = Memo::new(move |_| {
        let me = book.actor().person();
        it.with(|it| it.as_ref().is_some_and(|it| Some(it.by) == me))
    });
    let stands = Memo::new(move |_| {
        it.with(|it| {
            it.as_ref().is_some_and(|it| {
                it.number().is_some() && it.reversal.is_none() && it.reverses.is_none()
            })
        })
    });
    let confirm = move |()| {
        let confirm = ConfirmFund { entry: id };
        doing.run(Command::Funds(Act::Confirm(confirm)), || ());
    };
    let buttons = move || {
        let confirms = (waits.get() && !mine.get()).then(|| {
            view! {
                <Button look=ButtonLook::Primary busy=doing.busy on_press=confirm>
                    {t.funds_confirm()}
                </Button>
            }
        });
        let drops = waits.get().then(|| {
            view! { <Button on_press=move |()| aside.set(true)>{t.funds_set_aside()}</Button> }
        });
        let reverses = stands.get().then(|| {
            view! { <Button on_press=move |()| reversing.set(true)>{t.funds_reverse()}</Button> }
        });
        view! { {confirms} {drops} {reverses} }
    };
    let note = move || {
        (waits.get() && mine.get()).then(|| {
            view! { <Banner glyph=Glyph::INFO tone=Tone::Info>{t.funds_another_confirms()}</Banner> }
        })
    };
    let set_aside = Callback::new(move |reason: String| {
        let reason = line(t.reason(), &reason, t)?;
        let act = SetFundAside { entry: id, reason };
        Ok(Command::Funds(Act::SetAside(act)))
    });
    let questions = Memo::new(move |_| {
        let mut all = asked(book);
        all.retain(|it| it.question.entry == id);
        all
    });
    let shown = move || it.with(|it| it.as_ref().map(|it| said(it, book, t)));
    view! {
        <Page
            within=t.nav_funds()
            title=title.unwrap_or_default()
            acts=view! { {buttons} }.into_any()
        >
            {note}
            <Fault doing />
            {shown}
            <Section title=t.funds_questions()>{all_of(questions.into(), book, t)}</Section>
            <AskWhy
                open=aside
                title=t.funds_set_aside()
                text=t.funds_set_aside_text()
                yes=t.funds_set_aside()
                command=set_aside
            />
            <Sheet open=reversing title=t.funds_reverse() close_label=t.not_now()>
                {move || reversing.get().then(|| untrack(|| reverse_form(id, reversing, book, t)))}
            </Sheet>
        </Page>
    }
}

fn said(it: &FundEntry, book: Book, t: Texts) -> AnyView {
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let account: Option<FundAccount> = book.get(it.account);
    let at = |at, who| t.funds_at_by(wording::instant(at, t.lang), book.name(who));
    let mut facts = vec![
        fact(
            t.funds_account(),
            account.map_or_else(String::new, |it| name(&it, t).to_owned()),
        ),
        fact(t.funds_amount(), signed(it)),
        fact(t.funds_day(), it.details.day.to_string()),
        fact(
            t.funds_party(),
            wording::fund_party(&it.details.party, t.lang),
        ),
    ];
    if let Some(rests) = &it.details.basis {
        facts.push(fact(t.funds_basis(), basis(book, rests, t)));
    }
    facts.push(fact(t.funds_by(), at(it.at, it.by)));
    match &it.state {
        EntryState::Waits => {}
        EntryState::Counted { by, at: when, .. } => {
            facts.push(fact(t.funds_confirmed_by(), at(*when, *by)));
        }
        EntryState::SetAside {
            reason,
            by,
            at: when,
        } => {
            facts.push(fact(t.funds_aside(), at(*when, *by)));
            facts.push(fact(t.reason(), reason.to_string()));
        }
    }
    let (label, tone) = standing(it, t);
    let photos = it.details.photos.iter().enumerate().map(|(index, photo)| {
        let src = book.replica().photo_url(photo.hash);
        let shows = photo.shows.as_ref().map(ToString::to_string);
        let alt = shows.unwrap_or_else(|| t.photo_number(index + 1));
        view! { <PhotoItem src alt /> }
    });
    let photos = photos.collect_view();
    let strip = (!it.details.photos.is_empty()).then(|| {
        view! { <PhotoStrip label=t.funds_voucher()>{photos}</PhotoStrip> }
    });
    let file = it.details.document.as_ref().map(|file| {
        let href = book.replica().photo_url(file.hash);
        view! { <p><a href=href download="voucher.pdf">{t.material_pdf(file.kib())}</a></p> }
    });
    let other = it.reverses.or(it.reversal).map(|other| {
        let words = if it.reverses.is_some() {
            t.funds_takes_back()
        } else {
            t.funds_taken_back()
        };
        view! { <p><a href=to(format_args!("funds/entries/{other}"))>{words}</a></p> }
    });
    view! {
        <p>
            <Badge label tone />
        </p>
        <Paragraphs text=it.details.what.to_string() />
        <Facts facts=Signal::stored(facts) />
        {other}
        {strip}
        {file}
    }
    .into_any()
}

fn reverse_form(id: FundEntryId, open: RwSignal<bool>, book: Book, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let on = RwSignal::new(book.today().to_string());
    let reason = RwSignal::new(String::new());
    let new = FundEntryId(offline::new_id());
    let command = move || {
        Ok(Command::Funds(Act::Reverse(ReverseFund {
            id: new,
            entry: id,
            day: day(t.funds_day(), &on.get(), t)?,
            reason: prose(t.reason(), &reason.get(), t)?,
        })))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    view! {
        <div class="stack stack--4">
            <p>{t.funds_reverse_text()}</p>
            <Field label=t.funds_day() value=on kind=InputKind::Day />
            <TextArea
                label=t.reason()
                value=reason
                rows=3
                limit=Prose::MOST
                hint=t.funds_reverse_hint()
            />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.funds_reverse()}
            </Button>
        </div>
    }
    .into_any()
}
