//! The notice of a result (公告), as it prints: numbers with their denominators, the rules, the text
//! and its hash, the next date, space for the seal, and the way to check it.

use components::{Fact, Facts, Paper, Paragraphs, Qr};
use domain::councils::{Denominator, Majority, Quorum, Vote, VoteResult};
use domain::{VoteId, wording};
use leptos::prelude::*;

use super::council::share;
use super::vote::Case;
use super::{grouped, pack_title, picked};
use crate::shell::{Book, Nothing, Page, PrintButton, dated, id_in_path, texts, use_book};
use crate::texts::Texts;

/// The notice of the vote in the address.
#[component]
pub(crate) fn NoticePage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = id_in_path::<VoteId>();
    let case = Memo::new(move |_| Case::find(id.get()?, book));
    move || {
        let decided = case.get().and_then(|case| {
            let result = case.vote.result()?.clone();
            Some((case, result))
        });
        let Some((case, result)) = decided else {
            let (title, text) = (t.no_result_title(), t.no_result_text());
            return view! { <Nothing title text /> }.into_any();
        };
        let acts = view! { <PrintButton label=t.print() /> }.into_any();
        view! {
            <div class="stack no-print">
                <Page within=case.motion.title.to_string() title=t.notice() acts>
                    <p class="soft">{t.notice_text()}</p>
                </Page>
            </div>
            {paper(case, result, book, t)}
        }
        .into_any()
    }
}

fn paper(case: Case, result: VoteResult, book: Book, t: Texts) -> impl IntoView {
    let picked = picked::picked(&case, &result, t);
    let Case {
        vote,
        motion,
        sitting,
        council,
        ..
    } = case;
    let title = t.notice_title(&council.name, &motion.title);
    let number = t.vote_within(
        &council.name,
        t.motion_number(motion.number),
        t.sitting_number(sitting.number),
    );
    let code = view! { <Qr content=address(vote.id) label=t.notice_qr() /> };
    let tellers: Vec<String> = vote
        .tellers
        .iter()
        .map(|teller| book.name(*teller))
        .collect();
    let decided_at = match vote.state {
        domain::councils::VoteState::Closed { at, .. } => at,
        _ => vote.closes_at,
    };
    let community = book.community();
    let issuer = community
        .as_ref()
        .map_or_else(String::new, |it| it.name.to_string());
    let telephone = community.map_or_else(String::new, |it| it.telephone.to_string());
    let signed = t.notice_signed(dated(decided_at.day(), t), &issuer);
    let opening = t.notice_opening(
        &council.name,
        wording::instant(decided_at, t.lang),
        wording::mode(vote.mode, t.lang),
        wording::came_out(result.outcome, vote.is_election(), t.lang),
        &motion.title,
    );
    let last = result.next_on.plus(-1);
    let closing = t.notice_closing(
        wording::day(result.next_on, t.lang),
        &telephone,
        wording::day(last, t.lang),
    );
    let note = result.provisional.then(|| {
        view! { <p class="small">{t.notice_provisional()}</p> }
    });
    view! {
        <Paper title number signed seal=t.seal_space() code=code.into_any()>
            <p>{opening}</p>
            {picked}
            <Facts facts=numbers(&vote, &result, t) />
            <h3 class="section__title">{t.motion_text()}</h3>
            <Paragraphs text=motion.text.to_string() />
            <p class="tiny soft">{t.hash_name()} " " <code>{grouped(&motion.hash)}</code></p>
            <p>{closing}</p>
            {note}
            <p>{t.notice_tellers(tellers.join(t.list_comma()))}</p>
        </Paper>
    }
}

/// The numbers of a vote, each with what it is measured on.
pub(crate) fn numbers(vote: &Vote, result: &VoteResult, t: Texts) -> Vec<Fact> {
    let asked = if vote.is_election() {
        Asked::Persons
    } else if vote.options > 0 {
        Asked::Options
    } else {
        Asked::YesOrNo
    };
    let mut facts = tallied(vote.quorum, vote.majority, asked, result, t);
    facts.extend([
        fact(t.rules_source(), pack_title(&vote.pack, t)),
        Fact {
            sum: true,
            ..fact(
                t.tally_outcome(),
                wording::came_out(result.outcome, vote.is_election(), t.lang).to_owned(),
            )
        },
    ]);
    facts
}

fn fact(name: &str, value: String) -> Fact {
    Fact {
        name: name.to_owned(),
        value,
        sum: false,
    }
}

/// What a vote asked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// Whether one agrees.
    YesOrNo,
    /// Which of several one prefers.
    Options,
    /// Whom one elects: those count who voted, not who was there.
    Persons,
}

/// Members, present and the ballots; of a choice between options, whose ballots have a table of
/// their own, who abstained.
pub(super) fn tallied(
    needs: Quorum,
    majority: Majority,
    asked: Asked,
    result: &VoteResult,
    t: Texts,
) -> Vec<Fact> {
    let tally = &result.tally;
    let base = tally.denominator(majority.of);
    let needed = majority.share.least(base);
    let quorum = needs.share.least(tally.members.into());
    let mut facts = vec![
        fact(t.tally_members(), t.people(tally.members)),
        fact(
            if asked == Asked::Persons {
                t.tally_voted()
            } else {
                t.tally_present()
            },
            t.tally_line(tally.present, quorum, share(needs.share, t)),
        ),
    ];
    let agreed = [
        fact(
            t.tally_agree(),
            t.tally_agree_line(
                tally.agree,
                measured_on(majority.of, t),
                base,
                needed,
                share(majority.share, t),
            ),
        ),
        fact(t.tally_against(), t.people(tally.against)),
    ];
    if asked == Asked::YesOrNo {
        facts.extend(agreed);
    }
    facts.push(fact(t.tally_abstain(), t.people(tally.abstain)));
    facts
}

/// What a share is measured on.
fn measured_on(of: Denominator, t: Texts) -> &'static str {
    match of {
        Denominator::OfVotesCast => t.of_votes_cast(),
        Denominator::OfPresent => t.of_present(),
        Denominator::OfMembers => t.of_members(),
        Denominator::OfParticipating => t.of_participating(),
    }
}

/// Where residents read the vote.
fn address(vote: VoteId) -> String {
    let origin = window().location().origin().unwrap_or_default();
    format!("{origin}/v/{vote}")
}
