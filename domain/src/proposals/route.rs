//! Routing (分流): which forum deliberates or decides, by the law first and then by how far a
//! proposal reaches (domain-rules 2.3, R1).

use serde::{Deserialize, Serialize};

use crate::core::{Audience, Change, CommunityId, Line, ProposalId, Refusal, Timestamp, Town};
use crate::councils::CouncilKind;
use crate::members::pack_of;

use super::{Assessment, Impact, Matter, Place, Proposal, ProposalState, Shared, Stage};

/// Who deliberates or decides, from the narrowest to the widest (议事层级). The last two are the
/// law's, and nobody chooses them or leaves them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Forum {
    /// 邻里理事会: one building, or few homes.
    Neighbourhood,
    /// 党群议事会: residents' interests generally.
    PartyMass,
    /// 多方议事: a shared facility of which there is not enough; all residents are invited.
    MultiStakeholder,
    /// 居民会议, or the representatives it authorised (Residents' Committee Law 26–30).
    ResidentsMeeting,
    /// 业主共同决定 (Civil Code 278). A council may talk it over beforehand, and decides nothing.
    OwnersDecision,
}

impl Forum {
    /// Those a proposal that a council may decide can be routed to.
    pub const COUNCILS: [Self; 4] = [
        Self::Neighbourhood,
        Self::PartyMass,
        Self::MultiStakeholder,
        Self::ResidentsMeeting,
    ];

    /// Whether a council of this kind may put to the vote what is routed here: one as wide, or
    /// wider. What owners decide no council does.
    pub fn takes(self, kind: CouncilKind) -> bool {
        let elects_only = kind == CouncilKind::ResidentsGroup;
        self != Self::OwnersDecision && !elects_only && self <= Self::of(kind)
    }

    fn of(kind: CouncilKind) -> Self {
        match kind {
            // What reaches beyond a few homes is the wider council's, until a community's pack and
            // its party organisation say otherwise (design default). A residents' group elects; a
            // proposal as narrow as its homes goes to the council beside it.
            CouncilKind::Neighbourhood | CouncilKind::Compound | CouncilKind::ResidentsGroup => {
                Self::Neighbourhood
            }
            CouncilKind::PartyMass => Self::PartyMass,
            CouncilKind::MultiStakeholder => Self::MultiStakeholder,
            CouncilKind::ResidentsMeeting | CouncilKind::RepresentativeMeeting => {
                Self::ResidentsMeeting
            }
        }
    }
}

/// The forum the rules propose. The legal gate comes first; what is not known, or does not fit
/// together, goes to the wider forum.
pub fn route(found: &Assessment, place: Place, small_homes: u32) -> Forum {
    match found.matter {
        Matter::Owners => return Forum::OwnersDecision,
        Matter::ResidentsMeeting => return Forum::ResidentsMeeting,
        Matter::Council => {}
    }
    let few = matches!(place, Place::Building(_)) || found.homes <= small_homes;
    match (found.shared, found.impact) {
        (Some(Shared::Scarce), _) => Forum::MultiStakeholder,
        (Some(Shared::Untouched), Some(Impact::Small)) if few => Forum::Neighbourhood,
        _ => Forum::PartyMass,
    }
}

/// How a proposal was routed, and why so (分流意见). It stays with the proposal: what is voted on
/// again, or amended, goes the same way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Routing {
    /// The proposal.
    pub id: ProposalId,
    /// The community.
    pub community: CommunityId,
    /// Where it goes.
    pub forum: Forum,
    /// What the rules proposed.
    pub proposed: Forum,
    /// Why wider than that, where it is.
    pub reason: Option<Line>,
    /// When the community's party organisation confirmed it.
    pub at: Timestamp,
}

/// Confirms the forum that the rules propose, or chooses a wider one: by the community's party
/// organisation (社区党组织).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Route {
    /// Which.
    pub proposal: ProposalId,
    /// Where to.
    pub forum: Forum,
    /// Why wider than proposed; everyone reads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Line>,
}

impl Routing {
    /// Whoever reads the accepted proposal reads its way.
    pub(crate) fn readers(&self) -> Audience {
        Audience::Public
    }
}

impl Proposal {
    /// The forum that the rules propose for it, once it is assessed.
    pub fn proposed(&self, small_homes: u32) -> Option<Forum> {
        let found = self.assessment.as_deref()?;
        Some(route(found, self.details.place, small_homes))
    }
}

/// Until it is on an agenda its way may be confirmed anew.
pub(super) fn decide(it: &Route, at: Timestamp, town: &dyn Town) -> Result<Vec<Change>, Refusal> {
    let proposal: Proposal = town.get(it.proposal).ok_or(Refusal::NotFound)?;
    let stage = proposal.state.stage();
    if !matches!(stage, Stage::Accepted | Stage::Routed) {
        return Err(Refusal::ProposalNotThere { stage });
    }
    let found = proposal.assessment.as_deref().ok_or(Refusal::NotFound)?;
    let rules = &pack_of(proposal.community, at.day(), town)?.proposal;
    let proposed = route(found, proposal.details.place, rules.small_homes);
    may_go(it, found.matter, proposed)?;
    let wider = it.forum != proposed;
    let routing = Routing {
        id: proposal.id,
        community: proposal.community,
        forum: it.forum,
        proposed,
        reason: it.reason.clone().filter(|_| wider),
        at,
    };
    let state = ProposalState::Routed(it.forum);
    Ok(vec![
        Change::put(routing),
        Change::put(proposal.moved(state, at)),
    ])
}

/// Never against the law, never narrower, and wider only with a reason.
fn may_go(it: &Route, matter: Matter, proposed: Forum) -> Result<(), Refusal> {
    if it.forum == proposed {
        return Ok(());
    }
    if matter != Matter::Council {
        return Err(Refusal::NotForACouncil { matter });
    }
    if it.forum == Forum::OwnersDecision {
        return Err(Refusal::NotAnOwnersMatter);
    }
    if it.forum < proposed {
        return Err(Refusal::ForumTooNarrow { least: proposed });
    }
    if it.reason.is_none() {
        return Err(Refusal::NoReasonToWiden);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::{BuildingId, Money, Prose, SpotId};
    use crate::proposals::Source;
    use rstest::rstest;
    use uuid::Uuid;

    const SPOT: Place = Place::Spot(SpotId(Uuid::nil()));
    const BUILDING: Place = Place::Building(BuildingId(Uuid::nil()));

    use CouncilKind as Kind;
    use Forum::{MultiStakeholder, Neighbourhood, OwnersDecision, PartyMass, ResidentsMeeting};
    use Impact::{Community, Compound, Small};
    use Shared::{Facility, Scarce, Untouched};

    // domain-rules 2.3, line by line.
    #[rstest]
    #[case::a_lift(
        Matter::Owners,
        BUILDING,
        12,
        Some(Small),
        Some(Untouched),
        OwnersDecision
    )]
    #[case::owners_parking(
        Matter::Owners,
        SPOT,
        398,
        Some(Compound),
        Some(Scarce),
        OwnersDecision
    )]
    #[case::the_covenant(
        Matter::ResidentsMeeting,
        SPOT,
        9,
        Some(Small),
        Some(Untouched),
        ResidentsMeeting
    )]
    #[case::parking(
        Matter::Council,
        SPOT,
        398,
        Some(Compound),
        Some(Scarce),
        MultiStakeholder
    )]
    #[case::few_want_to_park(Matter::Council, SPOT, 9, Some(Small), Some(Scarce), MultiStakeholder)]
    #[case::a_lamp(Matter::Council, SPOT, 398, Some(Compound), Some(Facility), PartyMass)]
    #[case::the_community(Matter::Council, SPOT, 9, Some(Community), Some(Untouched), PartyMass)]
    #[case::fifty_homes(Matter::Council, SPOT, 50, Some(Small), Some(Untouched), Neighbourhood)]
    #[case::one_more(Matter::Council, SPOT, 51, Some(Small), Some(Untouched), PartyMass)]
    #[case::one_building(
        Matter::Council,
        BUILDING,
        132,
        Some(Small),
        Some(Untouched),
        Neighbourhood
    )]
    #[case::few_but_shared(Matter::Council, SPOT, 9, Some(Small), Some(Facility), PartyMass)]
    #[case::reach_unknown(Matter::Council, SPOT, 9, None, Some(Untouched), PartyMass)]
    #[case::shared_unknown(Matter::Council, SPOT, 9, Some(Small), None, PartyMass)]
    fn the_law_comes_first_and_then_the_reach(
        #[case] matter: Matter,
        #[case] place: Place,
        #[case] homes: u32,
        #[case] impact: Option<Impact>,
        #[case] shared: Option<Shared>,
        #[case] forum: Forum,
    ) {
        let found = Assessment {
            matter,
            homes,
            object: None,
            impact,
            shared,
            funds: None,
            materials: None,
            manpower: None,
            implementer: Line::new("居委会").unwrap(),
            process: Prose::new("十二月").unwrap(),
            budget: Money(0),
            sources: vec![Source::SelfCompleted],
            indicators: None,
            data: None,
            evaluator: None,
        };
        assert_eq!(route(&found, place, 50), forum);
    }

    #[rstest]
    #[case(Neighbourhood, &[Kind::Neighbourhood, Kind::Compound, Kind::PartyMass, Kind::MultiStakeholder, Kind::ResidentsMeeting, Kind::RepresentativeMeeting])]
    #[case(PartyMass, &[Kind::PartyMass, Kind::MultiStakeholder, Kind::ResidentsMeeting, Kind::RepresentativeMeeting])]
    #[case(MultiStakeholder, &[Kind::MultiStakeholder, Kind::ResidentsMeeting, Kind::RepresentativeMeeting])]
    #[case(ResidentsMeeting, &[Kind::ResidentsMeeting, Kind::RepresentativeMeeting])]
    #[case(OwnersDecision, &[])]
    fn a_wider_council_takes_it_and_a_narrower_does_not(
        #[case] forum: Forum,
        #[case] kinds: &[Kind],
    ) {
        for kind in Kind::ALL {
            assert_eq!(forum.takes(kind), kinds.contains(&kind), "{kind:?}");
        }
    }
}
