//! Which act is an earlier one tried again.

use std::mem::discriminant;

use domain::Command;

/// Whether a command of the same lane is an earlier one tried again. Two things said about a
/// proposal are two, and so are two steps of a project: the second one takes nobody's word for the
/// first. Reports of an office share no day, so one about some of the same days is the same one.
pub(crate) fn is_again(earlier: &Command, now: &Command) -> bool {
    use domain::duty::Command as Duty;
    use domain::funds::Command as Funds;
    use domain::owners::Command as Owners;
    use domain::projects::Command as Projects;
    use domain::proposals::Command as Proposals;
    match (earlier, now) {
        (Command::Proposals(Proposals::Say(earlier)), Command::Proposals(Proposals::Say(now))) => {
            earlier.id == now.id
        }
        // Two vouchers of one account are two.
        (Command::Funds(Funds::Enter(earlier)), Command::Funds(Funds::Enter(now))) => {
            earlier.id == now.id
        }
        (Command::Projects(earlier), Command::Projects(now)) => match (earlier, now) {
            (Projects::Object(earlier), Projects::Object(now)) => earlier.id == now.id,
            (Projects::Report(earlier), Projects::Report(now)) => earlier.id == now.id,
            (Projects::Reach(earlier), Projects::Reach(now)) => earlier.step == now.step,
            (Projects::AnswerObjection(earlier), Projects::AnswerObjection(now)) => {
                earlier.objection == now.objection
            }
            (Projects::AnswerReport(earlier), Projects::AnswerReport(now)) => {
                earlier.report == now.report
            }
            _ => discriminant(earlier) == discriminant(now),
        },
        (Command::Owners(earlier), Command::Owners(now)) => match (earlier, now) {
            (Owners::CastOwnersBallot(earlier), Owners::CastOwnersBallot(now)) => {
                earlier.head == now.head
            }
            (Owners::NoteServed(earlier), Owners::NoteServed(now)) => earlier.id == now.id,
            (Owners::LogVisit(earlier), Owners::LogVisit(now)) => earlier.id == now.id,
            (Owners::HandOutOwnersPaper(earlier), Owners::HandOutOwnersPaper(now)) => {
                earlier.number == now.number
            }
            (Owners::ReturnOwnersPaper(earlier), Owners::ReturnOwnersPaper(now)) => {
                earlier.number == now.number
            }
            (Owners::EnterOwnersPaper(earlier), Owners::EnterOwnersPaper(now)) => {
                earlier.id == now.id
            }
            (Owners::WitnessOwnersPaper(earlier), Owners::WitnessOwnersPaper(now)) => {
                earlier.paper == now.paper
            }
            _ => discriminant(earlier) == discriminant(now),
        },
        (Command::Duty(Duty::Publish(earlier)), Command::Duty(Duty::Publish(now))) => {
            earlier.from <= now.to && now.from <= earlier.to
        }
        _ => earlier.act() == now.act(),
    }
}

#[cfg(test)]
mod tests {
    use domain::funds::{Command as Funds, EnterFund, FundCategory, FundDetails, Party, PartyRole};
    use domain::{Command, Day, FundAccountId, FundEntryId, Money, Prose};
    use uuid::Uuid;

    use super::is_again;

    fn voucher(number: u128, yuan: i64) -> Command {
        Command::Funds(Funds::Enter(EnterFund {
            id: FundEntryId(Uuid::from_u128(number)),
            account: FundAccountId(Uuid::from_u128(1)),
            details: FundDetails {
                day: Day::new(2026, 10, 8).unwrap(),
                category: FundCategory::Parking,
                amount: Money::yuan(yuan),
                party: Party::Role(PartyRole::ParkingUsers),
                what: Prose::new("地面车位").unwrap(),
                photos: Vec::new(),
                document: None,
                basis: None,
            },
        }))
    }

    // A refused voucher waits to be set right while the next of its account is entered.
    #[test]
    fn the_next_voucher_of_an_account_is_no_voucher_tried_again() {
        assert!(is_again(&voucher(1, 5), &voucher(1, 6)));
        assert!(!is_again(&voucher(1, 5), &voucher(2, 5)));
    }
}
