//! One assembly in the office.

use std::mem::discriminant;

use components::{
    Badge, Banner, Desk, Fact, Facts, Glyph, Icon, Panel, PhotoItem, PhotoStrip, Tone,
};
use domain::owners::{Assembly, AssemblyState, Force, OwnersRoll};
use domain::{AssemblyId, Lang, wording};
use leptos::prelude::*;

use super::acts::Next;
use super::affected;
use super::brought::origin;
use super::list::{kind, standing};
use super::mandates::Mandates;
use super::numbers::numbers;
use super::out::{HandOut, PapersOut};
use super::paper::EnterPaper;
use super::reach::Reach;
use super::visits::Visits;
use crate::shell::{Book, ExportLink, Nothing, Page, id_in_path, left, texts, to, use_book};
use crate::texts::Texts;

/// The page of the assembly in the address.
#[component]
pub(crate) fn AssemblyPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = id_in_path::<AssemblyId>();
    let it = Memo::new(move |_| book.get::<Assembly>(id.get()?));
    // By where it stands, and not by since when: what was done here comes back with the server's time,
    // and what is typed by then stays.
    let stands = Memo::new(move |_| {
        it.with(|it| {
            let it = it.as_ref()?;
            Some((it.id, it.number, discriminant(&it.state)))
        })
    });
    move || match stands.get().and_then(|_| it.get_untracked()) {
        Some(it) => page(it, book, t).into_any(),
        None => {
            let (title, text) = (t.owners_gone(), t.owners_gone_text());
            view! { <Nothing title text /> }.into_any()
        }
    }
}

fn page(it: Assembly, book: Book, t: Texts) -> impl IntoView {
    let number = t.owners_number(it.number, it.called_at.day().ymd().0);
    let within = format!("{} {number}", kind(&it, t));
    let print = to(format_args!("owners/{}/print", it.id));
    let id = it.id;
    // Apart from the page, or every record that comes would make it anew and empty its forms.
    let roll = Memo::new(move |_| book.get::<OwnersRoll>(id).is_some());
    let prints = Memo::new(move |_| book.session().is_some_and(|it| it.pdf));
    let ledger = move || {
        let list = format!("owners-{id}");
        roll.get().then(|| {
            let document = prints.get().then(|| {
                view! { <ExportLink list=list.clone() kind="pdf" label=t.owners_pdf() /> }
            });
            view! {
                <ExportLink list=list.clone() />
                <ExportLink list=list kind="zip" label=t.owners_pack() />
                {document}
            }
        })
    };
    let acts = view! {
        {ledger}
        <a class="button" href=print>
            <Icon glyph=Glyph::PRINT small=true />
            {t.owners_print()}
        </a>
    };
    let binds = it.rules().is_ok_and(|pack| pack.owners_votes_bind);
    let elsewhere = (!binds).then(|| t.owners_elsewhere());
    let advisory = (it.force == Force::Advisory).then(|| {
        view! {
            <Banner glyph=Glyph::TALK tone=Tone::Wait title=t.owners_advisory()>
                {t.owners_advisory_note()} " " {elsewhere}
            </Banner>
        }
    });
    let running = matches!(it.state, AssemblyState::Open { .. });
    let reached = matches!(
        it.state,
        AssemblyState::Open { .. } | AssemblyState::Posted { .. }
    );
    let (next, paper, mandated) = (it.clone(), it.clone(), it.clone());
    let facts = rules(&it, t);
    let aside = view! {
        <Next it=next />
        {running.then(|| view! { <EnterPaper it=paper.clone() /> })}
        {reached.then(|| view! { <HandOut it=paper.clone() /> })}
        <Panel title=t.vote_rules()>
            <Facts facts />
        </Panel>
    };
    let shown = it.clone();
    let badges = badges(it.clone(), book, t);
    let items = items(&it, book, t);
    view! {
        <Page within title=it.title.to_string() acts=acts.into_any()>
            <div class="cluster">{badges}</div>
            {advisory}
            <Desk aside=aside.into_any()>
                {move || numbers(&shown, book, t)}
                {reached.then(|| view! { <Reach id /> <PapersOut id /> <Mandates it=mandated /> })}
                <Visits id />
                {items}
            </Desk>
        </Page>
    }
}

fn badges(it: Assembly, book: Book, t: Texts) -> impl IntoView {
    move || {
        let (label, tone) = standing(&it, t);
        let clock = matches!(it.state, AssemblyState::Open { .. }).then(|| {
            let (label, tone) = left(book.now(), it.closes_at, t);
            view! { <Badge label tone /> }
        });
        view! { <Badge label tone /> {clock} }
    }
}

fn items(it: &Assembly, book: Book, t: Texts) -> AnyView {
    let pack = it.rules().ok();
    let items = it.items.iter().enumerate().map(|(index, item)| {
        let name = wording::owners_matter(&item.matter, pack, t.lang);
        let law = wording::owners_law(&item.matter, t.lang);
        let class = pack.and_then(|pack| item.matter.class(&pack.owners));
        let needs = class.map(|class| wording::owners_class(class, t.lang));
        let title = format!("{}. {}", index + 1, item.title);
        // Read in a closure of its own, or every record that comes would make the whole page anew.
        let of = item.clone();
        let beside = move || view! { {origin(&of, book, t)} {affected::named(&of, book, t)} };
        view! {
            <article class="stack stack--2">
                <h3 class="strong">{title}</h3>
                <p>{item.text.to_string()}</p>
                <p class="tiny soft">{name} " · " {law} " · " {needs}</p>
                {beside}
            </article>
        }
    });
    let items = items.collect_view();
    let clause = it.rule_text.map(|photo| {
        let src = book.replica().photo_url(photo);
        view! {
            <PhotoStrip label=t.owners_clause()>
                <PhotoItem src alt=t.owners_clause() />
            </PhotoStrip>
        }
    });
    view! {
        <section class="stack">
            <h2 class="section__title">{t.owners_items()}</h2>
            {items}
            {clause}
        </section>
    }
    .into_any()
}

/// What was fixed with the notice.
pub(super) fn rules(it: &Assembly, t: Texts) -> Vec<Fact> {
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let pack = it.rules().map_or_else(
        |_| it.pack.to_string(),
        |pack| match t.lang {
            Lang::ZhCn => pack.title_zh.clone(),
            Lang::En => pack.title_en.clone(),
        },
    );
    vec![
        fact(t.owners_caller(), it.caller.to_string()),
        fact(
            t.owners_scope(),
            wording::reach(it.scope.reach(), t.lang).to_owned(),
        ),
        fact(t.owners_opens_at(), wording::instant(it.opens_at, t.lang)),
        fact(t.closes_at(), wording::instant(it.closes_at, t.lang)),
        fact(
            t.owners_silence(),
            wording::policy(it.silence, t.lang).to_owned(),
        ),
        fact(
            t.owners_parking(),
            wording::parking(it.parking, t.lang).to_owned(),
        ),
        fact(t.rules_source(), pack),
        fact(t.hash_name(), it.hash.short()),
    ]
}
