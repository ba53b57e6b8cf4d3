//! Lanes: a refused command holds back what was sent behind it about the same matter.

use domain::ProposalId;
use domain::proposals;
use rstest::rstest;
use wire::Verdict;

use crate::common::{Db, Village, id};

#[rstest]
#[tokio::test]
async fn what_comes_behind_a_refused_command_of_its_lane_is_not_looked_at(
    #[values(Db::Sqlite, Db::Postgres)] db: Db,
) {
    let Some(mut village) = Village::open(db, 1).await else {
        return;
    };
    let author = village.residents[0];
    let (lane, elsewhere): (ProposalId, ProposalId) = (id(7), id(8));
    // A proposal that is not there is withdrawn, then handed in: in this order nobody wants it.
    let withdraw = proposals::Withdraw {
        proposal: lane,
        reason: None,
    };
    let withdraw = village.envelope(proposals::Command::Withdraw(withdraw));
    let submission = village.submission(lane);
    let submit = village.envelope(submission);
    let submission = village.submission(elsewhere);
    let other = village.envelope(submission);
    let all = vec![withdraw.clone(), submit.clone(), other];
    let verdicts = |outcomes: wire::Outcomes| {
        let outcomes = outcomes.outcomes.into_iter();
        let word = |verdict: Verdict| match verdict {
            Verdict::Done { .. } => "done".to_owned(),
            Verdict::Refused { refusal } => refusal.code(),
        };
        outcomes.map(|it| word(it.verdict)).collect::<Vec<_>>()
    };
    let first = village.site.push(&author, all.clone()).await;
    assert_eq!(verdicts(first), ["not_found", "held_back", "done"]);
    // The answer was lost: the repetition holds back as the first push did.
    let again = village.site.push(&author, all).await;
    assert_eq!(verdicts(again), ["not_found", "held_back", "done"]);
    // A used id with another body holds its lane back too.
    let mut misused = withdraw;
    misused.made_at = misused.made_at.plus_ms(1);
    let misused = village
        .site
        .push(&author, vec![misused, submit.clone()])
        .await;
    assert_eq!(verdicts(misused), ["another_body", "held_back"]);
    // Nothing is kept of a command that was held back.
    let alone = village.site.push(&author, vec![submit]).await;
    assert_eq!(verdicts(alone), ["done"]);
}
