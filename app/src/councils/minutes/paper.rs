//! What minutes say: where and when, who, motion by motion, what was put right since.

use components::{ButtonLink, Diff, DocTitle, DocTop, Fact, Facts, Paragraphs, Section};
use domain::councils::{Amended, Attendance, Correction, Item, ItemVote, Outcome};
use domain::{PersonId, wording};
use leptos::prelude::*;

use super::Kept;
use crate::councils::shown;
use crate::shell::Here;

fn fact(name: &str, value: String) -> Fact {
    Fact {
        name: name.to_owned(),
        value,
        sum: false,
    }
}

fn names(here: Here, people: &[PersonId]) -> String {
    let names: Vec<String> = people.iter().map(|it| shown(here, *it)).collect();
    names.join(here.t.comma())
}

/// When, where, who.
pub fn head(here: Here, kept: &Kept) -> AnyView {
    let t = here.t;
    let Some(body) = kept.minutes.body() else {
        return ().into_any();
    };
    let instant = |at| wording::instant(at, here.lang);
    let mut facts = vec![
        fact(t.sitting_when(), instant(body.starts_at)),
        fact(t.minutes_ended(), instant(body.ended_at)),
        fact(t.sitting_where(), body.place.to_string()),
        fact(t.minutes_chair(), shown(here, body.chair)),
        fact(t.minutes_recorder(), shown(here, body.recorder)),
        fact(
            t.minutes_present(),
            t.minutes_present_of(body.members, body.present),
        ),
    ];
    if body.guests > 0 {
        facts.push(fact(t.minutes_guests(), t.result_people(body.guests)));
    }
    // Who was there is for the council to read.
    if let Some(roll_call) = &kept.roll_call {
        let lists = [
            (t.minutes_there(), &roll_call.present),
            (t.minutes_absent(), &roll_call.absent),
            (t.minutes_by_agent(), &roll_call.by_agent),
        ];
        let lists = lists.into_iter().filter(|(_, people)| !people.is_empty());
        facts.extend(lists.map(|(name, people)| fact(name, names(here, people))));
        // Their codes came in when the minutes stood already.
        let mut late = here.of::<Attendance>(kept.minutes.id);
        late.retain(|it| !roll_call.present.contains(&it.person));
        let late: Vec<PersonId> = late.into_iter().map(|it| it.person).collect();
        facts.extend((!late.is_empty()).then(|| fact(t.minutes_late(), names(here, &late))));
    }
    let facts = Signal::stored(facts);
    let title = t.minutes_of(&body.forum, body.number);
    let number = wording::council_kind(body.kind, here.lang);
    view! {
        <article class="stack stack--5">
            <div>
                <DocTop number />
                <DocTitle title page=true />
            </div>
            <Facts facts />
        </article>
    }
    .into_any()
}

/// The agenda, motion by motion.
pub fn agenda(here: Here, kept: &Kept) -> AnyView {
    let items = kept.minutes.body().map(|body| &body.agenda[..]);
    let items = items.unwrap_or_default().iter();
    items
        .map(|it| item(here, kept, it))
        .collect_view()
        .into_any()
}

fn item(here: Here, kept: &Kept, item: &Item) -> AnyView {
    let t = here.t;
    let recused = item.recused.iter();
    let recused = recused
        .map(|it| view! { <p>{t.minutes_recused(shown(here, it.person), &it.words)}</p> })
        .collect_view();
    let speeches = item.speeches.iter().map(|it| {
        let words = it.words.as_ref().map(ToString::to_string);
        let words = words.unwrap_or_else(|| t.minutes_no_words().to_owned());
        let side = wording::side(it.side, here.lang);
        view! { <li>{t.minutes_said(shown(here, it.speaker), side, words)}</li> }
    });
    let speeches = (!item.speeches.is_empty()).then(|| {
        view! {
            <p class="strong">{t.minutes_speeches()}</p>
            <ul class="stack stack--2">{speeches.collect_view()}</ul>
        }
    });
    let amendments = item.amendments.iter().map(|it| amended(here, it));
    let amendments = amendments.collect_view();
    let cancelled = item.cancelled.iter();
    let cancelled = cancelled
        .map(|why| view! { <p class="small soft">{t.minutes_cancelled(why)}</p> })
        .collect_view();
    let vote = match &item.vote {
        Some(it) => voted(here, kept, item, it),
        None if item.withdrawn => view! { <p class="soft">{t.motion_withdrawn()}</p> }.into_any(),
        None => view! { <p class="is-ochre">{t.minutes_put_off()}</p> }.into_any(),
    };
    let follow_up = item.follow_up.as_ref().map(|it| {
        let due = wording::day(it.due, here.lang);
        view! { <p class="strong">{t.minutes_follow_up(due, &it.owner)}</p> }
    });
    let text = Signal::stored(item.text.to_string());
    let title = t.minutes_item(item.number, &item.title);
    let frozen = t.motion_frozen(item.hash.short());
    view! {
        <Section title>
            <div class="motion">
                <Paragraphs text />
            </div>
            <p class="tiny soft">{frozen}</p>
            {recused}
            {speeches}
            {amendments}
            {cancelled}
            {vote}
            {follow_up}
        </Section>
    }
    .into_any()
}

fn amended(here: Here, it: &Amended) -> AnyView {
    let t = here.t;
    let how = wording::amended(it, here.lang);
    let gone = it.edit.passage().map(ToString::to_string);
    let come = it.edit.words().map(ToString::to_string);
    view! {
        <p class="strong">{t.minutes_amendment(shown(here, it.mover), it.number)}</p>
        <Diff gone come gone_label=t.amend_gone() come_label=t.amend_come() />
        <p class="small">{how}</p>
    }
    .into_any()
}

fn voted(here: Here, kept: &Kept, item: &Item, vote: &ItemVote) -> AnyView {
    let t = here.t;
    let tally = &vote.result.tally;
    let people = |name: &str, count: u32| fact(name, t.result_people(count));
    let mut facts = vec![
        fact(
            t.minutes_mode(),
            wording::mode(vote.mode, here.lang).to_owned(),
        ),
        fact(
            if item.is_election() {
                t.result_voted()
            } else {
                t.minutes_present()
            },
            t.minutes_present_of(tally.members, tally.present),
        ),
    ];
    if let Some(slate) = &item.slate {
        let valid = vote.result.outcome == Outcome::Passed;
        let chosen = vote.chosen.iter().filter(|_| valid);
        let chosen = chosen.filter_map(|option| slate.options.get(usize::from(*option)));
        let chosen: Vec<String> = chosen.map(|option| option.title.to_string()).collect();
        facts.push(fact(t.minutes_chosen(), chosen.join(t.comma())));
    } else {
        facts.push(people(t.result_agree(), tally.agree));
        facts.push(people(t.minutes_against(), tally.against));
    }
    facts.push(people(t.minutes_abstain(), tally.abstain));
    let dissent = kept.roll_call.as_ref().and_then(|it| {
        let mine = it.dissent.iter().find(|it| it.motion == item.motion);
        mine.map(|it| names(here, &it.voters))
    });
    facts.extend(dissent.map(|names| fact(t.minutes_dissent(), names)));
    facts.push(fact(t.minutes_tellers(), names(here, &vote.tellers)));
    facts.push(Fact {
        sum: true,
        ..fact(
            t.minutes_outcome(),
            wording::came_out(vote.result.outcome, item.is_election(), here.lang).to_owned(),
        )
    });
    let facts = Signal::stored(facts);
    view! {
        <Facts facts />
        <ButtonLink href=format!("/v/{}", vote.vote) small=true>{t.page_to_result()}</ButtonLink>
    }
    .into_any()
}

/// What was put right since; nothing where nothing was.
pub fn corrections(here: Here, kept: &Kept) -> AnyView {
    let t = here.t;
    if kept.corrections.is_empty() {
        return ().into_any();
    }
    let one = |it: &Correction| {
        let head = t.minutes_correction_head(
            wording::instant(it.at, here.lang),
            it.number,
            shown(here, it.author),
        );
        let why = t.minutes_correction_why(&it.reason, it.version.short());
        let text = Signal::stored(it.text.to_string());
        view! {
            <div class="stack stack--1">
                <p class="strong">{head}</p>
                <Paragraphs text />
                <p class="small soft">{why}</p>
            </div>
        }
    };
    let all = kept.corrections.iter().map(one).collect_view();
    view! { <Section title=t.minutes_corrections()>{all}</Section> }.into_any()
}
