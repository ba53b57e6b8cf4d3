//! Rule packs (规则包): what differs from place to place, as data. A decision freezes the pack it
//! ran under (domain-rules R4).

use std::fmt;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::{Day, Ratio};

/// A rule pack by name and effective date, as frozen into a decision.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackId {
    /// `national`, `beijing`, …
    pub name: String,
    /// In force from this day.
    pub effective_on: Day,
}

impl fmt::Display for PackId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.name, self.effective_on)
    }
}

/// The rules of one jurisdiction from one day on.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RulePack {
    /// Name and effective date.
    pub id: PackId,
    /// Jurisdiction in Chinese, for prints.
    pub title_zh: String,
    /// Jurisdiction in English.
    pub title_en: String,
    /// Where its numbers come from: law and article, or "design default".
    pub sources: Vec<String>,
    /// Whether an owners' vote held in this system binds (业主电子投票是否有法律效力).
    pub owners_votes_bind: bool,
    /// Whether a period that ends on a weekend moves to the next working day.
    pub weekends_shift: bool,
    /// Household rules (住户规则).
    pub household: HouseholdRules,
    /// What residents may expect of the office (办理时限).
    pub office: OfficeRules,
    /// Rules for proposals (提案规则).
    pub proposal: ProposalRules,
    /// Council rules (议事规则).
    pub council: CouncilRules,
    /// Rules for projects (微项目规则).
    pub project: ProjectRules,
}

/// The numbers of a household (design default).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HouseholdRules {
    /// The most family members of one home who use Linli at a time.
    pub family_most: u16,
}

/// Within how many working days the office answers, counted from the day after (design default).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeRules {
    /// A proposal is screened (初审).
    pub screening_days: u16,
    /// An accepted proposal is routed (分流).
    pub routing_days: u16,
    /// A tenant is admitted or turned away (租户准入).
    pub admission_days: u16,
}

/// The numbers of a proposal (design default).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProposalRules {
    /// The most photos it carries.
    pub photos_most: u16,
    /// Up to how many homes a neighbourhood council takes it up, where it is not about one building
    /// alone (domain-rules 2.3).
    pub small_homes: u32,
    /// How many days a text rests that was not approved, where nothing is new (domain-rules 2.2).
    pub rest_days: u16,
}

/// The numbers of a project.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProjectRules {
    /// Days for stars after the acceptance; as long as outcomes are posted at least (Residents'
    /// Committee Law 34).
    pub evaluation_days: u16,
    /// The most photos of one act, and of one notice (design default).
    pub photos_most: u16,
    /// The most lines of one list: gifts, steps, vouchers, checks (design default).
    pub lines_most: u16,
}

/// The numbers of a council (domain-rules 3.3).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CouncilRules {
    /// Fewest seats.
    pub seats_least: u16,
    /// Most seats.
    pub seats_most: u16,
    /// Whether the number of seats is odd.
    pub seats_odd: bool,
    /// Fewest seats for tenants.
    pub tenant_seats_least: u16,
    /// Fewest seats for women.
    pub women_seats_least: u16,
    /// Days between the notice with its agenda and the sitting.
    pub notice_days: u16,
    /// Share of members that must be present.
    pub quorum: Ratio,
    /// Share of those present that passes an ordinary motion.
    pub ordinary: Ratio,
    /// Share of those present that passes a designated major motion.
    pub major: Ratio,
    /// Publicity after the vote.
    pub publicity: Publicity,
    /// Whether a cast ballot may be replaced until the close; the last one counts.
    pub ballots_replaceable: bool,
    /// Minutes before a sitting from which presence is marked (design default).
    pub doors_open_minutes: u16,
    /// The most days a vote stays open.
    pub vote_days_most: u16,
    /// Voting again on what was not passed.
    pub revote: Revote,
    /// Speaking to a motion.
    pub speech: SpeechRules,
    /// The most amendments of one member to one motion (design default).
    pub amendments_each: u16,
    /// Ballot papers with options.
    pub paper: PaperRules,
    /// What surrounds a sitting.
    pub sitting: SittingRules,
    /// Members with a stake in a motion.
    pub interest: InterestRules,
}

/// What a member with a stake in a motion may do (回避; design default: speak, and not vote).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InterestRules {
    /// Whether they may speak to it.
    pub may_speak: bool,
    /// Whether they are off its roll, and so out of the quorum and of the majority.
    pub off_the_roll: bool,
}

/// What surrounds a sitting (会前会后; design default).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SittingRules {
    /// How many questions one person may ask about one motion before the sitting.
    pub questions_each: u16,
    /// The most guests that the minutes name.
    pub guests_most: u16,
}

/// How long and how often one member speaks to one motion (domain-rules 3.4, 罗伯特议事规则).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpeechRules {
    /// Minutes at a time.
    pub minutes: u16,
    /// How many times.
    pub times: u16,
}

/// Ballot papers with options (选票规则; design default).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperRules {
    /// The most options on one.
    pub options_most: u16,
    /// Whether each voter sees them in an order of their own.
    pub shuffled: bool,
    /// Whether whoever voted by phone may take a paper ballot, and the one by phone goes.
    pub replaces_phone: bool,
}

/// When a motion that failed, or found no quorum, may be put again (再次表决).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revote {
    /// How many times at most.
    pub times: u16,
    /// Days that lie wholly between the count and the next sitting.
    pub after_days: u16,
}

/// Days a result is posted (公示).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publicity {
    /// Ordinary council results.
    pub ordinary_days: u16,
    /// Where Residents' Committee Law Art. 34 applies.
    pub statutory_days: u16,
}

const BUILT_IN: [(&str, &str); 5] = [
    ("national", include_str!("../../data/packs/national.json")),
    ("beijing", include_str!("../../data/packs/beijing.json")),
    ("hangzhou", include_str!("../../data/packs/hangzhou.json")),
    ("taiyuan", include_str!("../../data/packs/taiyuan.json")),
    ("wuhan", include_str!("../../data/packs/wuhan.json")),
];

impl RulePack {
    /// Every pack that ships with the product, `national` first.
    pub fn built_in() -> &'static [Self] {
        static PACKS: OnceLock<Vec<RulePack>> = OnceLock::new();
        PACKS.get_or_init(|| {
            let parse = |(_, text): &(&str, &str)| {
                serde_json::from_str(text).expect("rule packs are checked by a test")
            };
            BUILT_IN.iter().map(parse).collect()
        })
    }

    /// The pack of this name that is in force on a day: the latest that is not later.
    pub fn in_force(name: &str, on: Day) -> Option<&'static Self> {
        let mine = Self::built_in().iter().filter(|pack| pack.id.name == name);
        mine.filter(|pack| pack.id.effective_on <= on)
            .max_by_key(|pack| pack.id.effective_on)
    }

    /// The pack a decision was frozen under.
    pub fn frozen(id: &PackId) -> Option<&'static Self> {
        Self::built_in().iter().find(|pack| &pack.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_pack_reads_and_bears_its_file_name() {
        for (pack, (name, _)) in RulePack::built_in().iter().zip(BUILT_IN) {
            assert_eq!(pack.id.name, name);
            assert!(!pack.sources.is_empty(), "{name} names its sources");
            let rules = &pack.council;
            assert!(rules.quorum.under > 0 && rules.ordinary.under > 0 && rules.major.under > 0);
            assert!((2..=10).contains(&rules.notice_days), "{name}");
            assert!(rules.seats_least <= rules.seats_most, "{name}");
            assert!((1..=60).contains(&rules.vote_days_most), "{name}");
            assert!((1..=120).contains(&rules.doors_open_minutes), "{name}");
            let office = &pack.office;
            assert!(
                office.screening_days > 0 && office.routing_days > 0 && office.admission_days > 0,
                "{name}"
            );
            assert!(pack.proposal.photos_most > 0, "{name}");
            assert!((1..=200).contains(&pack.proposal.small_homes), "{name}");
            assert!((1..=365).contains(&pack.proposal.rest_days), "{name}");
            assert!(rules.speech.minutes > 0 && rules.speech.times > 0, "{name}");
            assert!(rules.amendments_each > 0, "{name}");
            assert!((2..=100).contains(&rules.paper.options_most), "{name}");
            let sitting = &rules.sitting;
            assert!(sitting.questions_each > 0, "{name}");
            assert!((1..=100).contains(&sitting.guests_most), "{name}");
            let project = &pack.project;
            assert!(project.evaluation_days >= 15, "{name}: RCL 34");
            assert!(
                project.photos_most > 0 && project.lines_most >= 10,
                "{name}"
            );
            assert!(
                rules.revote.times <= 1 && rules.revote.after_days >= 7,
                "{name}"
            );
            assert!(
                [3, 5, 7, 15].contains(&rules.publicity.ordinary_days),
                "{name}"
            );
        }
    }

    #[test]
    fn a_pack_is_in_force_from_its_day() {
        let early = "2025-12-31".parse().unwrap();
        let later = "2026-11-22".parse().unwrap();
        assert!(RulePack::in_force("national", early).is_none());
        let pack = RulePack::in_force("national", later).unwrap();
        assert_eq!(RulePack::frozen(&pack.id).unwrap().id, pack.id);
        assert!(
            !RulePack::in_force("beijing", later)
                .unwrap()
                .owners_votes_bind
        );
    }
}
