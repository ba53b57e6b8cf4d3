//! Rule packs (规则包): what differs from place to place, as data. A decision freezes the pack it
//! ran under (domain-rules R4).

use std::fmt;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::{Day, Ratio, TellingRules};
use crate::assessment::AssessmentRules;
use crate::councils::Template;
use crate::covenant::CovenantRules;
use crate::duty::DutyRules;
use crate::funds::FundRules;
use crate::issues::IssueRules;
use crate::owners::OwnerRules;
use crate::points::PointRules;
use crate::renovation::RenovationRules;
use crate::rooms::RoomRules;
use crate::volunteering::VolunteeringRules;

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
    /// Rules for owners' decisions (业主共同决定规则).
    pub owners: OwnerRules,
    /// Rules for a renovation (改造规则).
    pub renovation: RenovationRules,
    /// Rules for volunteering (志愿服务规则).
    pub volunteering: VolunteeringRules,
    /// Rules for contribution points (积分规则).
    pub points: PointRules,
    /// Rules for grid issues (网格事项规则).
    pub issues: IssueRules,
    /// Rules for reports on duty (述职评议规则).
    pub duty: DutyRules,
    /// Rules for the covenant (公约规则).
    pub covenant: CovenantRules,
    /// Rules for bookings (预约规则).
    pub rooms: RoomRules,
    /// What of counts of persons is published (公开人数规则).
    pub telling: TellingRules,
    /// Rules for public accounts (公开账目规则).
    pub funds: FundRules,
    /// Rules for the six-type community (六型评估规则); those of `data/six_types.json` where a pack
    /// names none.
    #[serde(default = "AssessmentRules::usual")]
    pub assessment: AssessmentRules,
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
    /// The most who propose it together with the proposer.
    pub co_proposers_most: u16,
    /// How many wrong codes of one person for it are taken, before nobody looks at them any more.
    pub code_tries_most: u16,
    /// Into how many one is split at most.
    pub parts_most: u16,
    /// The most offers of help of one person for it that wait for an answer.
    pub offers_each: u16,
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
    /// How many seats a council of a kind keeps for whom when it is formed (席位模板).
    pub templates: Vec<Template>,
    /// How many days before its end a term is told as running out (design default).
    pub term_ends_soon_days: u16,
    /// Elections.
    pub election: ElectionRules,
}

/// Elections (选举规则): Residents' Committee Law 13, 16, 19, domain-rules 3.2.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ElectionRules {
    /// Share of the voters who must vote where residents elect.
    pub turnout_voters: Ratio,
    /// Share of the households' representatives who must vote where they elect.
    pub turnout_households: Ratio,
    /// Share of the residents' representatives who must vote where they elect.
    pub turnout_representatives: Ratio,
    /// Years of a term.
    pub term_years: u16,
    /// The most members of a residents' committee, its chairs included.
    pub committee_most: u16,
    /// Households that one representative stands for, at least.
    pub households_least: u16,
    /// Households that one representative stands for, at most.
    pub households_most: u16,
    /// For how many others one votes, at most.
    pub mandates_most: u16,
    /// How many residents make a candidate whom no member of the forum nominated (design default).
    pub backers_least: u16,
    /// The most rounds (design default).
    pub rounds_most: u16,
    /// How many more stand in a round for what is left than there are places (design default).
    pub runoff_more: u16,
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
    /// The most papers to one motion.
    pub materials_most: u16,
    /// The most pages of one paper, as photos.
    pub pages_most: u16,
    /// For how many days after a sitting was closed a code that was read in it still counts, which
    /// waited in a phone without a network.
    pub late_days: u16,
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

/// The demo's own pack: another one, but that it names this system (ADR 23).
const SAMPLE: &str = include_str!("../../data/packs/linjiang.json");

/// A pack that is another one but for its name and for whether votes bind. Its numbers cannot drift
/// from those of the other.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Variant {
    like: String,
    id: PackId,
    title_zh: String,
    title_en: String,
    sources: Vec<String>,
    owners_votes_bind: bool,
}

impl Variant {
    fn of(self, packs: &[RulePack]) -> Option<RulePack> {
        let like = packs.iter().find(|pack| pack.id.name == self.like)?;
        Some(RulePack {
            id: self.id,
            title_zh: self.title_zh,
            title_en: self.title_en,
            sources: self.sources,
            owners_votes_bind: self.owners_votes_bind,
            ..like.clone()
        })
    }
}

impl RulePack {
    /// Every pack that ships with the product, `national` first.
    pub fn built_in() -> &'static [Self] {
        static PACKS: OnceLock<Vec<RulePack>> = OnceLock::new();
        PACKS.get_or_init(|| {
            let parse = |(_, text): &(&str, &str)| {
                serde_json::from_str(text).expect("rule packs are checked by a test")
            };
            let mut packs: Vec<Self> = BUILT_IN.iter().map(parse).collect();
            let sample: Variant =
                serde_json::from_str(SAMPLE).expect("rule packs are checked by a test");
            packs.extend(sample.of(&packs));
            packs
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
    use crate::councils::CouncilKind;

    #[test]
    fn every_built_in_pack_reads_and_bears_its_file_name() {
        let names = BUILT_IN.iter().map(|(name, _)| *name);
        let names: Vec<&str> = names.chain(["linjiang"]).collect();
        assert_eq!(RulePack::built_in().len(), names.len());
        for (pack, name) in RulePack::built_in().iter().zip(names) {
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
            assert!(pack.telling.persons_least >= 10, "{name}");
            assert!((1..=60).contains(&pack.duty.rating_days), "{name}");
            assert!((1..=60).contains(&pack.covenant.posting_days), "{name}");
            assert!((1..=99).contains(&pack.covenant.articles_most), "{name}");
            assert!(
                pack.duty.promises_most > 0 && pack.duty.questions_each > 0,
                "{name}"
            );
            assert!((1..=90).contains(&pack.rooms.ahead_days), "{name}");
            assert!(
                pack.rooms.open_most > 0 && pack.rooms.weeks_most > 0 && pack.rooms.team_most > 0,
                "{name}"
            );
            assert!(pack.proposal.photos_most > 0, "{name}");
            assert!((1..=200).contains(&pack.proposal.small_homes), "{name}");
            assert!((1..=365).contains(&pack.proposal.rest_days), "{name}");
            assert!(pack.proposal.co_proposers_most > 0, "{name}");
            assert!((1..=20).contains(&pack.proposal.code_tries_most), "{name}");
            assert!(pack.proposal.parts_most >= 2, "{name}");
            assert!(pack.proposal.offers_each > 0, "{name}");
            assert!(rules.speech.minutes > 0 && rules.speech.times > 0, "{name}");
            assert!(rules.amendments_each > 0, "{name}");
            for template in &rules.templates {
                let seats: u16 = template.kept.iter().map(|it| it.seats).sum();
                assert!(seats <= rules.seats_most, "{name}");
                assert!(template.kept.iter().all(|it| it.seats > 0), "{name}");
                let odd = template.kind != CouncilKind::PartyMass || seats % 2 == 1;
                assert!(odd, "{name}: a party-mass council is odd");
                assert!(template.term_days >= 365, "{name}");
            }
            assert!((2..=100).contains(&rules.paper.options_most), "{name}");
            let election = &rules.election;
            assert_eq!(election.turnout_voters, Ratio::OVER_HALF, "{name}: RCL 19");
            assert_eq!(
                election.turnout_households,
                Ratio::OVER_HALF,
                "{name}: RCL 19"
            );
            assert_eq!(
                election.turnout_representatives,
                Ratio::OVER_TWO_THIRDS,
                "{name}: RCL 19"
            );
            assert_eq!(
                (election.households_least, election.households_most),
                (20, 50),
                "{name}: RCL 13"
            );
            assert!((1..=10).contains(&election.term_years), "{name}");
            assert!((1..=3).contains(&election.mandates_most), "{name}: RCL 19");
            assert!(
                election.rounds_most > 0 && election.runoff_more > 0,
                "{name}"
            );
            assert!(
                election.committee_most > 0 && election.backers_least > 0,
                "{name}"
            );
            let sitting = &rules.sitting;
            assert!(sitting.questions_each > 0, "{name}");
            assert!((1..=100).contains(&sitting.guests_most), "{name}");
            assert!((1..=30).contains(&sitting.materials_most), "{name}");
            assert!((1..=20).contains(&sitting.pages_most), "{name}");
            assert!((1..=30).contains(&sitting.late_days), "{name}");
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
