//! The numbers of points in a rule pack (规则包：积分). Shown to everyone: whoever earns may read
//! what earns what.

use serde::{Deserialize, Serialize};

use crate::core::Money;

use super::{CauseKind, Misdeed};

/// What differs from place to place in points (domain-rules 6; design default where no source is
/// named).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PointRules {
    /// What earns what.
    pub earning: Earning,
    /// In how many months points expire, at the end of the last one.
    pub lot_months: u16,
    /// What points can be redeemed for.
    pub rewards: RewardRules,
    /// From how many hours each star is given, the first star first.
    pub star_hours: Vec<u32>,
    /// Who may be nominated.
    pub nomination: NominationRules,
    /// What follows from a misdeed.
    pub penalty: PenaltyRules,
    /// What makes a person look twice.
    pub signals: SignalRules,
    /// How many working days a signal holds something up, unless a person decides before.
    pub freeze_days: u16,
    /// Within how many days one appeals.
    pub appeal_days: u16,
    /// Within how many working days an appeal is answered.
    pub answer_days: u16,
}

/// What earns what (积分标准; domain-rules 6.1). There is no line for a vote, nor for money, and a
/// pack that had one would not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Earning {
    /// Volunteering, whatever its colour.
    pub volunteering: HourRate,
    /// Teaching a skill.
    pub teaching: TeachingRate,
    /// A proposal was accepted.
    pub proposal_accepted: u32,
    /// It was adopted.
    pub proposal_adopted: u32,
    /// Its project closed well.
    pub proposal_closed_well: u32,
    /// How many stars of five that asks for on average.
    pub closed_well_stars_least: u32,
    /// A meeting of a council, attended in full.
    pub council_attendance: u32,
    /// Up to how many minutes after the beginning somebody came and was still there in full
    /// (迟到宽限; design default: 10, since a queue at the door is nobody's absence).
    pub attendance_grace_minutes: u16,
    /// A report of a supervision task that was accepted.
    pub supervision: u32,
}

/// Points for time; what does not fill a step is dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HourRate {
    /// For so many minutes.
    pub minutes: u16,
    /// So many points.
    pub points: u32,
}

/// Points for teaching.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TeachingRate {
    /// For so many minutes.
    pub minutes: u16,
    /// So many points.
    pub points: u32,
    /// If so many came to learn.
    pub attendees_least: u16,
}

/// What can be redeemed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RewardRules {
    /// What a small good is worth at most.
    pub good_worth_most: Money,
    /// For how many days what was booked is kept.
    pub kept_days: u16,
}

/// Who may be nominated as a representative.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NominationRules {
    /// With this honour at least.
    pub honour_least: u64,
    /// With so many endorsements at least.
    pub endorsements_least: u16,
    /// So many for each seat at most.
    pub per_seat: u16,
}

/// What follows from a misdeed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PenaltyRules {
    /// The negative list, as it is published.
    pub misdeeds: Vec<Misdeed>,
    /// The fewest months without earning.
    pub months_least: u16,
    /// The most.
    pub months_most: u16,
}

/// What makes a person look twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignalRules {
    /// More minutes than this on one day.
    pub day_minutes: u32,
    /// More people than this from one phone at one activity.
    pub device_people: u16,
    /// So many confirmations each way, round a ring of people.
    pub ring_confirmations: u16,
    /// In so many days before a booking,
    pub burst_days: u16,
    /// more points than this.
    pub burst_points: u64,
}

impl HourRate {
    /// What so many minutes earn.
    pub fn points(self, minutes: u32) -> u32 {
        minutes / u32::from(self.minutes.max(1)) * self.points
    }
}

impl Earning {
    /// What is shown of a kind: how many points, and for how many minutes if it goes by time.
    pub fn shown(&self, kind: CauseKind) -> (u32, Option<u16>) {
        match kind {
            CauseKind::Volunteering => (self.volunteering.points, Some(self.volunteering.minutes)),
            CauseKind::Teaching => (self.teaching.points, Some(self.teaching.minutes)),
            CauseKind::ProposalAccepted => (self.proposal_accepted, None),
            CauseKind::ProposalAdopted => (self.proposal_adopted, None),
            CauseKind::ProposalClosedWell => (self.proposal_closed_well, None),
            CauseKind::CouncilAttendance => (self.council_attendance, None),
            CauseKind::Supervision => (self.supervision, None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::RulePack;

    // domain-rules 6.1.
    #[test]
    fn every_built_in_pack_earns_what_the_table_says() {
        let table = [
            (5, Some(30)),
            (15, Some(60)),
            (5, None),
            (20, None),
            (20, None),
            (5, None),
            (10, None),
        ];
        for pack in RulePack::built_in() {
            let earning = &pack.points.earning;
            let shown = CauseKind::ALL.map(|kind| earning.shown(kind));
            assert_eq!(shown, table, "{}", pack.id);
            assert_eq!(earning.teaching.attendees_least, 3, "{}", pack.id);
            assert_eq!(earning.attendance_grace_minutes, 10, "{}", pack.id);
        }
    }

    // domain-rules 6.3 to 6.5.
    #[test]
    fn every_built_in_pack_is_fair() {
        for pack in RulePack::built_in() {
            let (name, rules) = (&pack.id.name, &pack.points);
            assert_eq!(rules.lot_months, 24, "{name}");
            assert_eq!(rules.penalty.misdeeds, Misdeed::ALL, "{name}: narrow");
            let months = (rules.penalty.months_least, rules.penalty.months_most);
            assert_eq!(months, (3, 12), "{name}");
            assert_eq!(rules.signals.day_minutes, 12 * 60, "{name}");
            assert_eq!((rules.appeal_days, rules.answer_days), (15, 10), "{name}");
            let nomination = &rules.nomination;
            assert_eq!(nomination.endorsements_least, 5, "{name}");
            assert_eq!(nomination.per_seat, 2, "{name}");
            assert!((1..=10).contains(&rules.freeze_days), "{name}");
            assert!(rules.rewards.kept_days > 0, "{name}");
            assert!(rules.star_hours.is_sorted() && rules.star_hours.len() == 5);
            assert!(
                (1..=5).contains(&rules.earning.closed_well_stars_least),
                "{name}"
            );
        }
    }

    // domain-rules 6.1: "0, always".
    #[test]
    fn a_pack_that_pays_for_a_vote_or_for_money_is_not_read() {
        let earning = &RulePack::built_in()[0].points.earning;
        let text = serde_json::to_string(earning).unwrap();
        assert!(serde_json::from_str::<Earning>(&text).is_ok());
        for more in ["owners_ballot", "vote", "ballot", "donation"] {
            let text = text.replacen('{', &format!("{{\"{more}\":1,"), 1);
            let fault = serde_json::from_str::<Earning>(&text).unwrap_err();
            assert!(fault.to_string().starts_with("unknown field"), "{fault}");
        }
    }
}
