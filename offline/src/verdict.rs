//! What an answer means for what waits.

use domain::Refusal;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use wire::{Outcome, Outcomes, ProblemCode, Verdict};

use crate::http::{Response, Unreachable};
use crate::item::{Item, ItemState};
use crate::told::Told;

/// Why a request got no answer of its own kind.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Trouble {
    /// Try again later: no network, a busy or failing server, or not our server at all.
    Later { retry_after_ms: Option<u64> },
    /// Our server failed at this very request: another one may do better.
    Failed,
    /// The session has ended: keep everything, wait for sign-in.
    SignIn,
    /// This tab is older than the server.
    Reload,
    /// The server says what is wrong with the request.
    Problem(Told),
}

/// Reads an answer, or what it means that there is none.
pub(crate) fn read<T: DeserializeOwned>(
    answer: Result<Response, Unreachable>,
) -> Result<T, Trouble> {
    let response = accepted(answer)?;
    // A 200 that is not ours is a login page of some café: the same as no network.
    json(&response.body).ok_or(Trouble::Later {
        retry_after_ms: None,
    })
}

/// Reads JSON by way of text, as the stored pages are read: one reader for everything.
pub(crate) fn json<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Option<T> {
    serde_json::from_str(std::str::from_utf8(bytes).ok()?).ok()
}

/// What our server says is wrong, if it does.
pub(crate) fn problem(answer: &Result<Response, Unreachable>) -> Option<Told> {
    let response = answer.as_ref().ok()?;
    let taken = (200..300).contains(&response.status);
    json(&response.body).filter(|_| !taken)
}

/// The answer if the server took the request.
pub(crate) fn accepted(answer: Result<Response, Unreachable>) -> Result<Response, Trouble> {
    let later = |retry_after_ms| Trouble::Later { retry_after_ms };
    let response = answer.map_err(|Unreachable| later(None))?;
    if (200..300).contains(&response.status) {
        return Ok(response);
    }
    let problem: Option<Told> = json(&response.body);
    Err(match (response.status, problem) {
        (_, Some(problem)) => match problem.code {
            ProblemCode::SignInFirst => Trouble::SignIn,
            ProblemCode::SchemaTooOld => Trouble::Reload,
            ProblemCode::Failed => Trouble::Failed,
            ProblemCode::SlowDown | ProblemCode::Unavailable => later(response.retry_after_ms),
            _ if matches!(response.status, 429 | 500..) => later(response.retry_after_ms),
            _ => Trouble::Problem(problem),
        },
        // Only our server says what a problem is; a stranger's 403 must not cost anyone an act.
        (429 | 500.., None) => later(response.retry_after_ms),
        (_, None) => later(None),
    })
}

/// What to do with a batch the server would not take.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Remedy {
    /// Send it again in smaller pieces: one of them is bad and the others are not.
    Split,
    /// This one is the bad one: keep it, with the reason.
    Stuck(ProblemCode),
    /// The server fails at this one: let the others go first, and try it again later.
    Aside,
}

/// What to do with a batch of so many acts after a problem with the request itself.
pub(crate) fn remedy(trouble: Trouble, acts: usize) -> Result<Remedy, Trouble> {
    match trouble {
        // Only these are about what an act says. Anything else is about who asks or from where,
        // and will be put right there; it must not cost anyone their acts.
        Trouble::Problem(Told { code, .. })
            if !matches!(code, ProblemCode::Malformed | ProblemCode::TooLarge) =>
        {
            Err(Trouble::Later {
                retry_after_ms: None,
            })
        }
        Trouble::Problem(_) | Trouble::Failed if acts > 1 => Ok(Remedy::Split),
        Trouble::Problem(problem) => Ok(Remedy::Stuck(problem.code)),
        Trouble::Failed => Ok(Remedy::Aside),
        other => Err(other),
    }
}

/// Whether the server has looked at the act: not at one it held back behind a refused one.
pub(crate) fn is_decided(outcome: &Outcome) -> bool {
    let refusal = Refusal::HeldBack;
    outcome.verdict != Verdict::Refused { refusal }
}

/// The item with what the server decided. What it held back waits on, behind the refused one.
pub(crate) fn settled(item: Item, outcome: &Outcome) -> Item {
    let at = outcome.at;
    let state = match &outcome.verdict {
        _ if !is_decided(outcome) => item.state,
        Verdict::Done { seq, receipt } => ItemState::Counted {
            receipt: receipt.clone(),
            at,
            seq: *seq,
        },
        Verdict::Refused { refusal } => ItemState::Refused {
            refusal: refusal.clone(),
            at,
        },
    };
    Item { state, ..item }
}

/// The outcomes of a batch, if they are about it: one each, in the same order.
pub(crate) fn matching(outcomes: Outcomes, batch: &[Item]) -> Option<Vec<Outcome>> {
    let same = outcomes.outcomes.len() == batch.len()
        && outcomes
            .outcomes
            .iter()
            .zip(batch)
            .all(|(outcome, item)| outcome.id == item.id());
    same.then_some(outcomes.outcomes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::item::ItemDeed;
    use domain::{CommandId, Lang, Timestamp};
    use uuid::Uuid;
    use wire::Problem;

    fn answer(status: u16, body: impl Into<Vec<u8>>) -> Result<Response, Unreachable> {
        Ok(Response {
            status,
            body: body.into(),
            retry_after_ms: (status == 503).then_some(7_000),
            ..Response::default()
        })
    }

    fn problem(code: ProblemCode) -> Result<Response, Unreachable> {
        let problem = Problem::new(code, Lang::ZhCn);
        answer(problem.status, serde_json::to_vec(&problem).unwrap())
    }

    fn trouble(given: Result<Response, Unreachable>) -> Trouble {
        read::<u32>(given).unwrap_err()
    }

    #[test]
    fn every_problem_has_its_verdict() {
        let nothing = Trouble::Later {
            retry_after_ms: None,
        };
        for code in ProblemCode::ALL {
            let given = trouble(problem(code));
            match code {
                ProblemCode::SignInFirst => assert_eq!(given, Trouble::SignIn),
                ProblemCode::SchemaTooOld => assert_eq!(given, Trouble::Reload),
                ProblemCode::Unavailable | ProblemCode::NoMessage => {
                    let retry_after_ms = Some(7_000);
                    assert_eq!(given, Trouble::Later { retry_after_ms });
                }
                ProblemCode::SlowDown => assert_eq!(given, nothing),
                ProblemCode::Failed => assert_eq!(given, Trouble::Failed),
                _ => assert!(matches!(given, Trouble::Problem(_)), "{code:?}"),
            }
        }
    }

    #[test]
    fn whoever_is_not_our_server_costs_nobody_an_act() {
        let later = Trouble::Later {
            retry_after_ms: None,
        };
        for status in [200, 302, 400, 401, 403, 404, 407, 511] {
            assert_eq!(
                trouble(answer(status, "<html>请登录</html>")),
                later,
                "{status}"
            );
        }
        assert_eq!(trouble(Err(Unreachable)), later);
    }

    #[test]
    fn an_act_that_was_held_back_waits_on_and_a_refused_one_does_not() {
        let id = CommandId(Uuid::from_u128(1));
        let text = String::new();
        let item = Item {
            number: 0,
            person: Uuid::from_u128(2).into(),
            at: Timestamp(0),
            deed: ItemDeed::Unread { id, text },
            warning: None,
            state: ItemState::Waiting,
        };
        let (at, refusal) = (Timestamp(1), Refusal::NotFound);
        let after = |refusal: &Refusal| {
            let refusal = refusal.clone();
            let verdict = Verdict::Refused { refusal };
            settled(item.clone(), &Outcome { id, at, verdict }).state
        };
        assert_eq!(after(&Refusal::HeldBack), ItemState::Waiting);
        assert_eq!(after(&refusal), ItemState::Refused { refusal, at });
    }

    #[test]
    fn a_bad_batch_is_split_until_the_bad_one_is_alone() {
        let bad = || Trouble::Problem(Told::of(ProblemCode::Malformed));
        assert_eq!(remedy(bad(), 64), Ok(Remedy::Split));
        assert_eq!(remedy(bad(), 1), Ok(Remedy::Stuck(ProblemCode::Malformed)));
        assert_eq!(remedy(Trouble::Failed, 64), Ok(Remedy::Split));
        assert_eq!(remedy(Trouble::Failed, 1), Ok(Remedy::Aside));
    }

    #[test]
    fn what_is_wrong_with_the_way_costs_no_act() {
        for code in ProblemCode::ALL {
            let problem = Trouble::Problem(Told::of(code));
            let about_the_act = matches!(code, ProblemCode::Malformed | ProblemCode::TooLarge);
            assert_eq!(remedy(problem, 1).is_ok(), about_the_act, "{code:?}");
        }
    }
}
