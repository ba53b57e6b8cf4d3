//! What came out: the decision with its denominators, the rules it ran under, the next date.

use components::{Fact, Facts, Level, LevelWords, Section, ThresholdBar};
use domain::councils::{
    Choice, Content, CountSheet, Denominator, Outcome, Paper, Tally, Vote, VoteResult,
};
use domain::members::Neighbour;
use domain::{Lang, MotionId, Ratio, RulePack, VoteId, wording};
use leptos::prelude::*;

use super::matter::Matter;
use super::quorum::said_share;
use super::{again, ways};
use crate::shell::Here;

/// The result, once there is one.
pub fn result(here: Here, matter: Matter) -> AnyView {
    let t = here.t;
    let vote = &matter.vote;
    let Some(result) = vote.result() else {
        return ().into_any();
    };
    let VoteResult {
        tally,
        outcome,
        next_on,
        provisional,
    } = result;
    let present = bar(
        here,
        if vote.is_election() {
            t.result_voted()
        } else {
            t.result_present()
        },
        Share {
            value: tally.present.into(),
            whole: tally.members.into(),
            ratio: vote.quorum.share,
            met: vote.quorum.met(tally),
            counts: true,
        },
    );
    let outcome = *outcome;
    let numbers = if vote.options > 0 {
        ways::picked(here, vote, outcome)
    } else {
        agreed(here, vote, tally, outcome)
    };
    let mut facts = if vote.options > 0 {
        Vec::new()
    } else {
        tallied(here, vote, tally)
    };
    facts.push(fact(t.result_pack(), pack(here, vote)));
    if outcome == Outcome::Passed {
        facts.push(fact(t.result_next(), wording::day(*next_on, here.lang)));
    }
    let facts = Signal::stored(facts);
    let names = sheet(here, vote);
    let counted_again = again::again(here, vote);
    let note = provisional.then(|| view! { <p class="tiny soft">{t.result_provisional()}</p> });
    view! {
        <Section title=t.result_title(wording::came_out(outcome, vote.is_election(), here.lang))>
            <div class="stack stack--5">{present} {numbers} <Facts facts /></div>
            {note}
            {names}
            {counted_again}
        </Section>
    }
    .into_any()
}

fn fact(name: &str, value: String) -> Fact {
    Fact {
        name: name.to_owned(),
        value,
        sum: false,
    }
}

/// How many agree, against the line.
fn agreed(here: Here, vote: &Vote, tally: &Tally, outcome: Outcome) -> AnyView {
    let share = Share {
        value: tally.agree.into(),
        whole: tally.denominator(vote.majority.of),
        ratio: vote.majority.share,
        met: vote.majority.met(tally),
        counts: outcome != Outcome::NoQuorum,
    };
    bar(here, here.t.result_agree(), share)
}

/// The ballots, and what they are measured on.
fn tallied(here: Here, vote: &Vote, tally: &Tally) -> Vec<Fact> {
    let t = here.t;
    let people = |choice: Choice, count: u32| {
        fact(wording::choice(choice, here.lang), t.result_people(count))
    };
    let of = match vote.majority.of {
        Denominator::OfVotesCast => t.denominator_cast(),
        Denominator::OfPresent => t.denominator_present(),
        Denominator::OfMembers => t.denominator_members(),
        Denominator::OfParticipating => t.denominator_participating(),
    };
    vec![
        people(Choice::Agree, tally.agree),
        people(Choice::Against, tally.against),
        people(Choice::Abstain, tally.abstain),
        fact(t.result_denominator(), of.to_owned()),
    ]
}

/// The rules it ran under, and since when they are in force.
fn pack(here: Here, vote: &Vote) -> String {
    let pack = RulePack::frozen(&vote.pack).map(|pack| match here.lang {
        Lang::ZhCn => pack.title_zh.clone(),
        Lang::En => pack.title_en.clone(),
    });
    match pack {
        Some(title) => {
            let (year, ..) = vote.pack.effective_on.ymd();
            let day = wording::short_day(vote.pack.effective_on, here.lang);
            here.t.result_pack_since(day, title, year)
        }
        None => vote.pack.to_string(),
    }
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

/// Who voted how, for the council after a recorded vote. A memo, so that an open table stays open
/// while other things change.
fn sheet(here: Here, vote: &Vote) -> AnyView {
    let (id, motion) = (vote.id, vote.motion);
    let rows = Memo::new(move |_| named(here, id, motion));
    let shown = move || {
        let rows = rows.get();
        (!rows.is_empty()).then(|| table(here, rows))
    };
    shown.into_any()
}

fn named(here: Here, vote: VoteId, motion: MotionId) -> Vec<(String, String)> {
    let Some(sheet) = here.get::<CountSheet>(vote) else {
        return Vec::new();
    };
    let paper: Option<Paper> = here.get(motion);
    let words = |choice: &Content| match (&paper, choice) {
        (_, Content::Choice(choice)) => wording::choice(*choice, here.lang).to_owned(),
        (Some(paper), _) => wording::content(&paper.slate, choice, here.lang).join(here.t.comma()),
        (None, _) => String::new(),
    };
    let who = |voter| {
        let who = here.get::<Neighbour>(voter).map(|it| it.shown);
        who.unwrap_or_default()
    };
    let lines = sheet.lines.iter();
    lines
        .filter_map(|line| Some((who(line.voter?), words(&line.choice))))
        .collect()
}

fn table(here: Here, rows: Vec<(String, String)>) -> AnyView {
    let t = here.t;
    let rows = rows
        .into_iter()
        .map(|(who, choice)| view! { <tr><th scope="row">{who}</th><td>{choice}</td></tr> });
    let rows = rows.collect_view();
    view! {
        <components::Reveal label=t.result_names()>
            <table class="data-table">
                <caption class="visually-hidden">{t.result_names()}</caption>
                <tbody>{rows}</tbody>
            </table>
        </components::Reveal>
    }
    .into_any()
}
