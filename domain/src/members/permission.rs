//! The permission table: who may do which act. One row per act; a command without a row does not
//! compile.

use crate::Command;
use crate::core::Refusal;
use crate::councils::Command as Councils;
use crate::members::Command as Members;
use crate::proposals::Command as Proposals;

use super::{Actor, Office};

/// Who may do an act. What the act is about (one's own, in which state) is the rule's matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// The server itself: installation, sign-in.
    System,
    /// Anyone with a standing in force or an office: tenants as well as owners.
    Residents,
    /// Holders of one of these offices, anywhere; the rule checks the scope.
    Offices(&'static [Office]),
    /// Someone with a seat or a task in the council concerned; the rule finds out.
    Seated,
}

macro_rules! acts {
    ($($act:ident, $pattern:pat, $text:literal, $allowed:expr;)*) => {
        /// Every act there is (行为), for the permission table and for tests that go through all.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Act {$(
            #[doc = concat!("`", $text, "`")]
            $act,
        )*}

        impl Act {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$act),*];

            /// Its name, as in the audit log.
            pub fn as_str(self) -> &'static str {
                match self {$(Self::$act => $text,)*}
            }

            /// Who may do it.
            pub fn allowed(self) -> Allowed {
                match self {$(Self::$act => $allowed,)*}
            }
        }

        impl Command {
            /// The act it is.
            pub fn act(&self) -> Act {
                match self {$($pattern => Act::$act,)*}
            }
        }
    };
}

const STAFF: Allowed = Allowed::Offices(&[Office::Staff, Office::Secretary]);
const SCREENERS: Allowed = Allowed::Offices(&[Office::Secretary]);
const CONVENERS: Allowed = Allowed::Offices(&[Office::Convener, Office::Staff, Office::Secretary]);

acts! {
    SetUp, Command::Members(Members::SetUp(_)), "members.set_up", Allowed::System;
    ImportRoster, Command::Members(Members::ImportRoster(_)), "members.import_roster", STAFF;
    RuleHead, Command::Members(Members::RuleHead(_)), "members.rule_head", STAFF;
    EnrolWorker, Command::Members(Members::EnrolWorker(_)), "members.enrol_worker", Allowed::System;
    ClaimHome, Command::Members(Members::ClaimHome(_)), "members.claim_home", Allowed::System;
    AdmitTenant, Command::Members(Members::AdmitTenant(_)), "members.admit_tenant", STAFF;
    EndStanding, Command::Members(Members::EndStanding(_)), "members.end_standing", STAFF;
    GrantRole, Command::Members(Members::GrantRole(_)), "members.grant_role", SCREENERS;
    EndRole, Command::Members(Members::EndRole(_)), "members.end_role", SCREENERS;
    Submit, Command::Proposals(Proposals::Submit(_)), "proposals.submit", Allowed::Residents;
    Revise, Command::Proposals(Proposals::Revise(_)), "proposals.revise", Allowed::Residents;
    Withdraw, Command::Proposals(Proposals::Withdraw(_)), "proposals.withdraw", Allowed::Residents;
    Support, Command::Proposals(Proposals::Support(_)), "proposals.support", Allowed::Residents;
    Say, Command::Proposals(Proposals::Say(_)), "proposals.say", Allowed::Residents;
    Return, Command::Proposals(Proposals::Return(_)), "proposals.return", SCREENERS;
    Reject, Command::Proposals(Proposals::Reject(_)), "proposals.reject", SCREENERS;
    Merge, Command::Proposals(Proposals::Merge(_)), "proposals.merge", SCREENERS;
    Accept, Command::Proposals(Proposals::Accept(_)), "proposals.accept", STAFF;
    Form, Command::Councils(Councils::Form(_)), "councils.form", SCREENERS;
    SeatMember, Command::Councils(Councils::SeatMember(_)), "councils.seat_member", SCREENERS;
    EndSeat, Command::Councils(Councils::EndSeat(_)), "councils.end_seat", SCREENERS;
    Call, Command::Councils(Councils::Call(_)), "councils.call", CONVENERS;
    PutMotion, Command::Councils(Councils::PutMotion(_)), "councils.put_motion", CONVENERS;
    Attend, Command::Councils(Councils::Attend(_)), "councils.attend", Allowed::Seated;
    OpenVote, Command::Councils(Councils::OpenVote(_)), "councils.open_vote", CONVENERS;
    CastBallot, Command::Councils(Councils::CastBallot(_)), "councils.cast_ballot", Allowed::Seated;
    CloseVote, Command::Councils(Councils::CloseVote(_)), "councils.close_vote", Allowed::Seated;
    CancelVote, Command::Councils(Councils::CancelVote(_)), "councils.cancel_vote", CONVENERS;
    ReplaceTeller, Command::Councils(Councils::ReplaceTeller(_)), "councils.replace_teller", CONVENERS;
}

/// Whether the table lets this actor try this command.
pub fn permitted(command: &Command, actor: &Actor) -> Result<(), Refusal> {
    let allowed = command.act().allowed();
    match (actor, allowed) {
        (Actor::System, _) => Ok(()),
        (Actor::Guest, _) => Err(Refusal::SignInFirst),
        (_, Allowed::System) => Err(Refusal::NotYours),
        // Seats are also held by people from outside, and a frozen roll outlives a standing.
        (_, Allowed::Seated) => Ok(()),
        (_, Allowed::Residents) if actor.belongs() => Ok(()),
        (_, Allowed::Residents) => Err(Refusal::NoStanding),
        (_, Allowed::Offices(offices)) => {
            let held = offices.iter().any(|office| actor.holds(*office));
            if held { Ok(()) } else { Err(Refusal::NotYours) }
        }
    }
}
