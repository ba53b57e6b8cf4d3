//! The minutes as they print (会议记录): where and when, who, motion by motion, corrections, signatures.

use components::{Diff, Fact, Facts, Paper, Paragraphs, Qr};
use domain::councils::counting::Lot;
use domain::councils::{Amended, Dissent, Item, ItemVote, MinutesBody, Outcome, RollCall, Said};
use domain::{PersonId, SittingId, wording};
use leptos::prelude::*;

use super::page::Kept;
use super::signing::{capacities, signed};
use crate::councils::notice::{Asked, tallied};
use crate::councils::{grouped, picked};
use crate::shell::{Book, dated};
use crate::texts::Texts;

/// All of it; nothing while the sitting goes on.
pub(super) fn paper(kept: &Kept, book: Book, t: Texts) -> Option<AnyView> {
    let body = kept.minutes.body()?;
    let title = t.minutes_title(&body.forum);
    let number = t.sitting_number(body.number);
    let issuer = book.community();
    let issuer = issuer.map_or_else(String::new, |it| it.name.to_string());
    let signed = t.notice_signed(dated(body.ended_at.day(), t), &issuer);
    let content = address(kept.minutes.id);
    let code = view! { <Qr content label=t.minutes_qr() /> };
    let items = body.agenda.iter();
    let items = items.map(|it| item(it, kept.roll_call.as_ref(), book, t));
    let items = items.collect_view();
    let version = kept.minutes.version(&kept.corrections);
    let version = version.map(|it| grouped(&it));
    let facts = facts(body, kept.roll_call.as_ref(), book, t);
    let corrections = corrections(kept, book, t);
    let signatures = signatures(kept, book, t);
    Some(
        view! {
            <Paper title number signed seal=t.seal_space() code=code.into_any()>
                <Facts facts />
                {items}
                {corrections}
                <h3 class="section__title">{t.minutes_signatures()}</h3>
                <Facts facts=signatures />
                <p class="tiny soft">{t.minutes_hash()} " " <code>{version}</code></p>
            </Paper>
        }
        .into_any(),
    )
}

fn fact(name: &str, value: String) -> Fact {
    Fact {
        name: name.to_owned(),
        value,
        sum: false,
    }
}

/// When, where, who.
fn facts(body: &MinutesBody, roll_call: Option<&RollCall>, book: Book, t: Texts) -> Vec<Fact> {
    let instant = |at| wording::instant(at, t.lang);
    let absent = body.members.saturating_sub(body.present);
    let named = |count: u32, people: Option<&Vec<PersonId>>| {
        let names = people.map(|people| names(people, book, t));
        match names.filter(|names| !names.is_empty()) {
            Some(names) => t.minutes_named(count, names),
            None => t.people(count),
        }
    };
    let guests = roll_call.map(|it| {
        let guests: Vec<String> = it.guests.iter().map(ToString::to_string).collect();
        guests.join(t.list_comma())
    });
    let guests = guests.filter(|it| !it.is_empty());
    let guests = guests.unwrap_or_else(|| t.people(body.guests));
    let mut facts = vec![
        fact(
            t.minutes_when(),
            t.minutes_from_to(instant(body.starts_at), instant(body.ended_at)),
        ),
        fact(t.sitting_place(), body.place.to_string()),
        fact(t.minutes_notice(), instant(body.called_at)),
        fact(t.minutes_chair(), book.name(body.chair)),
        fact(t.minutes_recorder(), book.name(body.recorder)),
        fact(t.tally_members(), t.people(body.members)),
        fact(
            t.minutes_present(),
            named(body.present, roll_call.map(|it| &it.present)),
        ),
        fact(
            t.minutes_absent(),
            named(absent, roll_call.map(|it| &it.absent)),
        ),
    ];
    let by_agent = roll_call.map(|it| names(&it.by_agent, book, t));
    let by_agent = by_agent.filter(|it| !it.is_empty());
    facts.extend(by_agent.map(|it| fact(t.minutes_by_agent(), it)));
    facts.push(fact(t.minutes_guests_short(), guests));
    facts
}

fn names(people: &[PersonId], book: Book, t: Texts) -> String {
    let names: Vec<String> = people.iter().map(|it| book.name(*it)).collect();
    names.join(t.list_comma())
}

fn item(item: &Item, roll_call: Option<&RollCall>, book: Book, t: Texts) -> AnyView {
    let title = t.minutes_item(item.number, &item.title);
    let major = item
        .major
        .then(|| view! { <p class="small">{t.motion_major()}</p> });
    let recused = item.recused.iter();
    let recused = recused
        .map(|it| view! { <p>{t.minutes_recused(book.name(it.person), &it.words)}</p> })
        .collect_view();
    let speeches = item.speeches.iter().map(|it| said(it, book, t));
    let speeches = (!item.speeches.is_empty()).then(|| {
        view! {
            <p class="strong">{t.minutes_speeches()}</p>
            <ol class="stack stack--1">{speeches.collect_view()}</ol>
        }
    });
    let amendments = item.amendments.iter().map(|it| amended(it, book, t));
    let amendments = amendments.collect_view();
    let cancelled = item.cancelled.iter();
    let cancelled = cancelled.map(|why| view! { <p>{t.minutes_cancelled(why)}</p> });
    let cancelled = cancelled.collect_view();
    let dissent = roll_call.and_then(|it| {
        let mine = it.dissent.iter().find(|it| it.motion == item.motion);
        mine.map(|Dissent { voters, .. }| t.minutes_dissent(names(voters, book, t)))
    });
    let vote = match &item.vote {
        Some(it) => voted(item, it, t),
        None if item.withdrawn => view! { <p>{t.motion_withdrawn()}</p> }.into_any(),
        None => view! { <p>{t.minutes_put_off()}</p> }.into_any(),
    };
    let tellers = item.vote.as_ref().map(|it| {
        let tellers = names(&it.tellers, book, t);
        view! { <p class="small">{t.notice_tellers(tellers)}</p> }
    });
    let follow_up = item.follow_up.as_ref().map(|it| {
        view! { <p>{t.follow_up_line(dated(it.due, t), &it.owner)}</p> }
    });
    view! {
        <h3 class="section__title">{title}</h3>
        {major}
        <Paragraphs text=item.text.to_string() />
        <p class="tiny soft">{t.hash_name()} " " <code>{grouped(&item.hash)}</code></p>
        {recused}
        {speeches}
        {amendments}
        {cancelled}
        {vote}
        {dissent.map(|it| view! { <p>{it}</p> })}
        {tellers}
        {follow_up}
    }
    .into_any()
}

fn said(it: &Said, book: Book, t: Texts) -> AnyView {
    let side = wording::side(it.side, t.lang);
    let words = it.words.as_ref().map(ToString::to_string);
    let words = words.unwrap_or_else(|| t.minutes_no_words().to_owned());
    view! { <li>{t.minutes_said(book.name(it.speaker), side, words)}</li> }.into_any()
}

fn amended(it: &Amended, book: Book, t: Texts) -> AnyView {
    let how = wording::amended(it, t.lang);
    let gone = it.edit.passage().map(ToString::to_string);
    let come = it.edit.words().map(ToString::to_string);
    view! {
        <p class="strong">{t.minutes_amendment(book.name(it.mover), it.number)}</p>
        <Diff gone come gone_label=t.amend_gone() come_label=t.amend_come() />
        <p class="small">{how}</p>
    }
    .into_any()
}

fn voted(item: &Item, vote: &ItemVote, t: Texts) -> AnyView {
    let result = &vote.result;
    let mut facts = vec![fact(
        t.minutes_mode(),
        wording::mode(vote.mode, t.lang).to_owned(),
    )];
    facts.extend(tallied(
        vote.quorum,
        vote.majority,
        match &item.slate {
            None => Asked::YesOrNo,
            Some(_) if item.is_election() => Asked::Persons,
            Some(_) => Asked::Options,
        },
        result,
        t,
    ));
    facts.push(Fact {
        sum: true,
        ..fact(
            t.tally_outcome(),
            wording::came_out(result.outcome, item.is_election(), t.lang).to_owned(),
        )
    });
    let picked = match (&item.slate, &vote.count) {
        (Some(slate), Some(count)) => {
            // An election has no lot.
            let lot = vote.lot.clone();
            let lot = &lot.unwrap_or_else(|| Lot::as_published(slate.count()));
            let passed = result.outcome == Outcome::Passed;
            let chosen: &[u16] = if passed { &vote.chosen } else { &[] };
            Some(picked::told(
                slate,
                lot,
                count,
                (passed, chosen, result.tally.present),
                None,
                t,
            ))
        }
        _ => None,
    };
    view! { {picked} <Facts facts /> }.into_any()
}

fn corrections(kept: &Kept, book: Book, t: Texts) -> Option<AnyView> {
    let all = kept.corrections.iter().map(|it| {
        let head = t.minutes_correction_head(
            wording::instant(it.at, t.lang),
            it.number,
            book.name(it.author),
        );
        let why = t.minutes_correction_why(&it.reason, it.version.short());
        view! {
            <p class="strong">{head}</p>
            <Paragraphs text=it.text.to_string() />
            <p class="small soft">{why}</p>
        }
    });
    let all = all.collect_view();
    (!kept.corrections.is_empty()).then(|| {
        view! {
            <h3 class="section__title">{t.minutes_corrections()}</h3>
            {all}
        }
        .into_any()
    })
}

fn signatures(kept: &Kept, book: Book, t: Texts) -> Vec<Fact> {
    let signers = kept.minutes.signers().into_iter();
    signers
        .map(|signer| {
            let state = signed(kept, &signer, t);
            let name = book.name(signer.person);
            fact(&capacities(&signer, t), t.minutes_signer(name, state))
        })
        .collect()
}

/// Where residents read them.
fn address(sitting: SittingId) -> String {
    let origin = window().location().origin().unwrap_or_default();
    format!("{origin}/sittings/{sitting}/minutes")
}
