//! What came out: the decision with its denominators, the rules it ran under, the next date.

use components::{Fact, Facts, Level, LevelWords, Section, ThresholdBar};
use domain::councils::{Choice, CountSheet, Denominator, Outcome, VoteResult};
use domain::members::Neighbour;
use domain::{Lang, Ratio, RulePack, wording};
use leptos::prelude::*;

use super::matter::Matter;
use super::quorum::said_share;
use crate::shell::Here;

/// The result, once there is one.
pub fn result(here: Here, matter: Matter) -> AnyView {
    let t = here.t;
    let vote = &matter.vote;
    let Some(VoteResult {
        tally,
        outcome,
        next_on,
        provisional,
    }) = vote.result()
    else {
        return ().into_any();
    };
    let present = bar(
        here,
        t.result_present(),
        Share {
            value: tally.present.into(),
            whole: tally.members.into(),
            ratio: vote.quorum.share,
            met: vote.quorum.met(tally),
            counts: true,
        },
    );
    let agree = bar(
        here,
        t.result_agree(),
        Share {
            value: tally.agree.into(),
            whole: tally.denominator(vote.majority.of),
            ratio: vote.majority.share,
            met: vote.majority.met(tally),
            counts: *outcome != Outcome::NoQuorum,
        },
    );
    let people = |count: u32| t.result_people(count);
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let of = match vote.majority.of {
        Denominator::OfVotesCast => t.denominator_cast(),
        Denominator::OfPresent => t.denominator_present(),
        Denominator::OfMembers => t.denominator_members(),
        Denominator::OfParticipating => t.denominator_participating(),
    };
    let pack = RulePack::frozen(&vote.pack).map(|pack| match here.lang {
        Lang::ZhCn => pack.title_zh.clone(),
        Lang::En => pack.title_en.clone(),
    });
    let pack = match pack {
        Some(title) => {
            let (year, ..) = vote.pack.effective_on.ymd();
            let day = wording::short_day(vote.pack.effective_on, here.lang);
            t.result_pack_since(day, title, year)
        }
        None => vote.pack.to_string(),
    };
    let mut facts = vec![
        fact(
            wording::choice(Choice::Agree, here.lang),
            people(tally.agree),
        ),
        fact(
            wording::choice(Choice::Against, here.lang),
            people(tally.against),
        ),
        fact(
            wording::choice(Choice::Abstain, here.lang),
            people(tally.abstain),
        ),
        fact(t.result_denominator(), of.to_owned()),
        fact(t.result_pack(), pack),
    ];
    if *outcome == Outcome::Passed {
        facts.push(fact(t.result_next(), wording::day(*next_on, here.lang)));
    }
    let facts = Signal::stored(facts);
    let note = provisional.then(|| view! { <p class="tiny soft">{t.result_provisional()}</p> });
    view! {
        <Section title=t.result_title(wording::outcome(*outcome, here.lang))>
            <div class="stack stack--5">{present} {agree} <Facts facts /></div>
            {note}
            {sheet(here, &matter)}
        </Section>
    }
    .into_any()
}

/// A part of a whole against its line.
struct Share {
    value: u64,
    whole: u64,
    ratio: Ratio,
    met: bool,
    /// Whether it says anything: without a quorum no agreement does.
    counts: bool,
}

fn bar(here: Here, name: &'static str, share: Share) -> AnyView {
    let t = here.t;
    let Share {
        value,
        whole,
        ratio,
        met,
        counts,
    } = share;
    let line = ratio.least(whole);
    let gap = match value.saturating_sub(line) {
        _ if !counts => t.result_void().to_owned(),
        _ if !met => t.result_short(line.saturating_sub(value)),
        0 => t.result_just().to_owned(),
        over => t.result_over(over),
    };
    let fraction = said_share(here, ratio);
    let words = LevelWords {
        name: name.to_owned(),
        note: match (counts, met) {
            (false, _) => "",
            (true, true) => t.result_met(),
            (true, false) => t.result_unmet(),
        }
        .to_owned(),
        count: value.to_string(),
        of: t.result_of(whole),
        line: t.result_line(&fraction, line),
        spoken: t.result_spoken(&gap, line, name, value, whole),
        gap,
    };
    let level = Level {
        value,
        line,
        whole,
        passed: met && counts,
    };
    view! { <ThresholdBar level=Signal::stored(level) words=Signal::stored(words) /> }.into_any()
}

/// Who voted how, for the council after a recorded vote.
fn sheet(here: Here, matter: &Matter) -> Option<AnyView> {
    let t = here.t;
    let sheet: CountSheet = here.get(matter.vote.id)?;
    let named = sheet
        .lines
        .iter()
        .filter_map(|line| Some((line.voter?, line.choice)));
    let rows: Vec<_> = named
        .map(|(voter, choice)| {
            let who = here
                .get::<Neighbour>(voter)
                .map(|it| it.shown)
                .unwrap_or_default();
            (who, wording::choice(choice, here.lang))
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let rows = rows
        .into_iter()
        .map(|(who, choice)| view! { <tr><th scope="row">{who}</th><td>{choice}</td></tr> });
    let rows = rows.collect_view();
    Some(
        view! {
            <components::Reveal label=t.result_names()>
                <table class="data-table">
                    <caption class="visually-hidden">{t.result_names()}</caption>
                    <tbody>{rows}</tbody>
                </table>
            </components::Reveal>
        }
        .into_any(),
    )
}
