//! What the office may do with an issue, as it stands.

use domain::WhistleRatingId;
use domain::issues::{Issue, Level, Matter, Rated, State, WhistleRating};

use crate::shell::Book;
use crate::texts::Texts;

/// What the office may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    Take,
    Sort,
    PassUp,
    Assign,
    Whistle,
    ReportIn,
    SendBack,
    Extend,
    Stop,
    Shelve,
    TakeUp,
    Reply,
    Solve,
    Heard,
    NotReached,
    SetAside,
    RateAnswer,
    RateWhistle,
}

/// What can be done with an issue as it stands.
pub(super) fn deeds(it: &Issue) -> Vec<Deed> {
    use Deed::{
        Assign, Extend, Heard, NotReached, PassUp, Reply, ReportIn, SendBack, SetAside, Shelve,
        Solve, Sort, Stop, Take, TakeUp,
    };
    let grid = it.report.matter == Matter::Grid;
    let mut deeds = match &it.state {
        State::Reported { .. } => vec![Take, Sort],
        State::Handling { level, .. } => {
            let mut deeds = if grid {
                vec![Solve, Assign]
            } else {
                Vec::new()
            };
            if it.waits_for().is_some() {
                deeds.insert(0, Take);
            }
            deeds.extend([Sort, Extend, Stop]);
            if *level == Level::Large {
                deeds.extend([Deed::Whistle, Shelve]);
            }
            deeds
        }
        State::Whistled { .. } => vec![ReportIn, SendBack],
        State::Responding { .. } => vec![Solve, Extend, Stop, Shelve],
        State::Suspended { .. } | State::OnLedger { .. } => vec![TakeUp],
        State::Resolved { .. } => return vec![Heard, NotReached],
        State::Closed { .. } => return Vec::new(),
    };
    if let State::Reported { level, .. } | State::Handling { level, .. } = &it.state
        && *level != Level::Large
    {
        deeds.push(PassUp);
    }
    deeds.extend([Reply, SetAside]);
    deeds
}

/// What of a whistle the office has not rated yet.
pub(super) fn unrated(it: &Issue, book: Book) -> Vec<Deed> {
    let actor = book.actor();
    let sides = [
        (Rated::Answer, Deed::RateAnswer),
        (Rated::Whistle, Deed::RateWhistle),
    ];
    let open = |rated: Rated| {
        let there = book.get::<WhistleRating>(WhistleRatingId::of(it.id, rated));
        there.is_none() && book.read(|town| it.rates(rated, &actor, town))
    };
    let open = sides.into_iter().filter(|(rated, _)| open(*rated));
    open.map(|(_, deed)| deed).collect()
}

pub(super) fn name(deed: Deed, t: Texts) -> &'static str {
    match deed {
        Deed::Take => t.issue_do_take(),
        Deed::Sort => t.issue_do_sort(),
        Deed::PassUp => t.issue_do_pass_up(),
        Deed::Assign => t.issue_do_assign(),
        Deed::Whistle => t.issue_do_whistle(),
        Deed::ReportIn => t.issue_do_report_in(),
        Deed::SendBack => t.issue_do_send_back(),
        Deed::Extend => t.issue_do_extend(),
        Deed::Stop => t.issue_do_stop(),
        Deed::Shelve => t.issue_do_shelve(),
        Deed::TakeUp => t.issue_do_take_up(),
        Deed::Reply => t.issue_do_reply(),
        Deed::Solve => t.issue_do_solve(),
        Deed::Heard => t.issue_do_heard(),
        Deed::NotReached => t.issue_do_not_reached(),
        Deed::SetAside => t.issue_do_set_aside(),
        Deed::RateAnswer => t.issue_do_rate_answer(),
        Deed::RateWhistle => t.issue_do_rate_whistle(),
    }
}
