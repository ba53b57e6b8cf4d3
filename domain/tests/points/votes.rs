//! "Casting a legal owners' ballot, or how one votes: 0, always" (domain-rules 6.1, R6).

use domain::points::*;
use domain::*;

/// Everything that earns. Whoever adds a cause has to come by here, and a vote must not.
#[test]
fn what_earns_is_this_list_and_no_vote_is_in_it() {
    let fault = serde_json::from_str::<Cause>("{\"ballot\":null}").unwrap_err();
    let known = "expected one of `volunteering`, `teaching`, `proposal_accepted`, \
        `proposal_adopted`, `proposal_closed_well`, `council_attendance`, `supervision`";
    assert!(fault.to_string().contains(known), "{fault}");
    assert_eq!(CauseKind::ALL.len(), 7);
}

#[test]
fn a_vote_a_ballot_a_choice_and_a_gift_cannot_be_written_down() {
    let id = "00000000-0000-0000-0000-000000000001";
    for cause in [
        "vote",
        "ballot",
        "ballot_cast",
        "owners_ballot",
        "vote_cast",
        "voted",
        "turnout",
        "choice",
        "agree",
        "opinion",
        "mandate",
        "donation",
        "money",
        "gift",
    ] {
        let text = format!("{{\"{cause}\":\"{id}\"}}");
        assert!(serde_json::from_str::<Cause>(&text).is_err(), "{cause}");
    }
    let text = format!("{{\"council_attendance\":\"{id}\"}}");
    assert!(serde_json::from_str::<Cause>(&text).is_ok());
}

/// A meeting is paid for being there: the claim knows of no ballot, so that whoever abstained or
/// voted against has the same.
#[test]
fn a_meeting_is_paid_by_its_roll() {
    let began_at = Timestamp(0);
    let presence = Attended {
        began_at,
        ended_at: Timestamp(1),
        came_at: began_at,
        went_at: None,
    };
    let attendance = AttendanceId::derived("attendance", &[b"of anybody"]);
    let claim = Claim::Attendance {
        attendance,
        presence,
    };
    assert_eq!(claim.cause(), Cause::CouncilAttendance(attendance));
}
