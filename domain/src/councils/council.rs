//! Councils and their seats by category (议事会、席位).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, CommunityId, CompoundId, CouncilId, Day, Line, PersonId, Ratio, Refusal,
    RulePack, SeatId, Timestamp, Town, VoteId,
};
use crate::members::{Actor, Community, Member, Neighbour, is_minor, pack_of};
use crate::proposals::Matter;

use super::within::placed;

use super::template::planned;
use super::{Denominator, Majority, Post, Resigned};

/// What kind of forum it is; its law sets its numbers (domain-rules 3.1–3.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CouncilKind {
    /// 党群议事会: consultation, Residents' Committee Law 32.
    PartyMass,
    /// 邻里理事会: consultation on small matters.
    Neighbourhood,
    /// 多方议事: consultation on shared scarce facilities.
    MultiStakeholder,
    /// 小区议事会: consultation on what one compound has in common, its sides among them.
    Compound,
    /// 居民会议: Residents' Committee Law 26–27, 30.
    ResidentsMeeting,
    /// 居民代表会议: Residents' Committee Law 28–30.
    RepresentativeMeeting,
    /// 居民小组: elects residents' representatives, Residents' Committee Law 13.
    ResidentsGroup,
}

/// A deliberation council.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Council {
    /// Its id.
    pub id: CouncilId,
    /// The community.
    pub community: CommunityId,
    /// What kind.
    pub kind: CouncilKind,
    /// Its name.
    pub name: Line,
    /// The compound it is for, where it is not the whole community's (所属小区).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compound: Option<CompoundId>,
    /// Formed on.
    pub formed_on: Day,
}

/// For whom a seat is kept (席位类别).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SeatCategory {
    /// 党员
    PartyMember,
    /// 居民代表
    Resident,
    /// 租户代表
    Tenant,
    /// 妇女代表
    Women,
    /// 业委会或其替代组织
    OwnersCommittee,
    /// 物业公司
    PropertyCompany,
    /// 居委会
    ResidentsCommittee,
    /// 驻区单位
    StationedUnit,
    /// 社会组织
    SocialOrganisation,
}

impl SeatCategory {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::PartyMember,
        Self::Resident,
        Self::Tenant,
        Self::Women,
        Self::OwnersCommittee,
        Self::PropertyCompany,
        Self::ResidentsCommittee,
        Self::StationedUnit,
        Self::SocialOrganisation,
    ];
}

/// A seat in a council. Who sits is public among residents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Seat {
    /// Derived from the council and the person: one seat each.
    pub id: SeatId,
    /// The council.
    pub council: CouncilId,
    /// For whom it is kept.
    pub category: SeatCategory,
    /// Who sits.
    pub person: PersonId,
    /// First day of the term.
    pub from: Day,
    /// Last day of the term.
    pub until: Day,
    /// Ended early, and why.
    pub ended: Option<Line>,
    /// Given up by its member.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resigned: Option<Resigned>,
    /// By which election, where it was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub elected: Option<SeatedBy>,
}

/// The election by which somebody sits (当选依据).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeatedBy {
    /// The vote.
    pub vote: VoteId,
    /// The post.
    pub post: Post,
}

/// Forms a council.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Made by the one who forms it.
    pub id: CouncilId,
    /// The community.
    pub community: CommunityId,
    /// What kind.
    pub kind: CouncilKind,
    /// Its name.
    pub name: Line,
    /// The compound it is for, where it is not the whole community's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compound: Option<CompoundId>,
}

/// Gives a person a seat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeatMember {
    /// The council.
    pub council: CouncilId,
    /// For whom the seat is kept.
    pub category: SeatCategory,
    /// Who sits.
    pub person: PersonId,
    /// Last day of the term; the first is today.
    pub until: Day,
}

/// Ends a seat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndSeat {
    /// The council.
    pub council: CouncilId,
    /// Whose.
    pub person: PersonId,
    /// Why; the person and the neighbours read it.
    pub reason: Line,
}

impl SeatId {
    /// The one seat a person can have in a council.
    pub fn of(council: CouncilId, person: PersonId) -> Self {
        Self::derived("seat", &[council.0.as_bytes(), person.0.as_bytes()])
    }
}

impl Seat {
    /// Whether it is held on a day.
    pub fn is_held(&self, on: Day) -> bool {
        let given_up = self.resigned.as_ref().is_some_and(|it| it.on <= on);
        self.ended.is_none() && !given_up && self.from <= on && on <= self.until
    }

    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

impl Council {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Public
    }
}

impl CouncilKind {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::PartyMass,
        Self::Neighbourhood,
        Self::MultiStakeholder,
        Self::Compound,
        Self::ResidentsMeeting,
        Self::RepresentativeMeeting,
        Self::ResidentsGroup,
    ];

    /// The share of members that must be present.
    pub fn quorum(self, pack: &RulePack) -> Ratio {
        match self {
            Self::ResidentsMeeting | Self::ResidentsGroup => Ratio::OVER_HALF,
            Self::RepresentativeMeeting => Ratio::TWO_THIRDS,
            _ => pack.council.quorum,
        }
    }

    /// What passes a motion.
    pub fn majority(self, major: bool, pack: &RulePack) -> Majority {
        let share = match self {
            Self::ResidentsMeeting | Self::RepresentativeMeeting | Self::ResidentsGroup => {
                Ratio::OVER_HALF
            }
            _ if major => pack.council.major,
            _ => pack.council.ordinary,
        };
        Majority {
            of: Denominator::OfPresent,
            share,
        }
    }

    /// Days between notice and sitting: ten for a residents' meeting by law.
    pub fn notice_days(self, pack: &RulePack) -> u16 {
        if self == Self::ResidentsMeeting {
            10
        } else {
            pack.council.notice_days
        }
    }

    /// Days a result is posted: fifteen at least where Residents' Committee Law 34 applies.
    pub fn publicity_days(self, pack: &RulePack) -> u16 {
        match self {
            Self::ResidentsMeeting | Self::RepresentativeMeeting => {
                pack.council.publicity.statutory_days
            }
            _ => pack.council.publicity.ordinary_days,
        }
    }

    /// Whether it may vote on a matter of this kind (R1): nobody but the owners decides what is
    /// theirs, and what is reserved to the residents' meeting only that meeting or, as it
    /// authorises, its representatives (Residents' Committee Law 28–30).
    pub fn decides(self, matter: Matter) -> bool {
        match matter {
            Matter::Council => true,
            Matter::Owners => false,
            Matter::ResidentsMeeting => {
                matches!(self, Self::ResidentsMeeting | Self::RepresentativeMeeting)
            }
        }
    }

    /// Whether the seats that are held make a council that may vote, and if not, what is wrong.
    /// Representatives are four fifths of their meeting by law; a party-mass council has the
    /// numbers of its pack (domain-rules 3.3, design default). Other forums have none of their own.
    pub fn composed(self, seats: &[Seat], pack: &RulePack) -> Result<(), Refusal> {
        let of = |kept: &[SeatCategory]| {
            let held = seats.iter().filter(|seat| kept.contains(&seat.category));
            held.count() as u32
        };
        let held = seats.len() as u32;
        match self {
            Self::RepresentativeMeeting => {
                let representatives = of(&REPRESENTATIVES);
                if rep_meeting_is_composed(held - representatives, representatives) {
                    return Ok(());
                }
                Err(Refusal::RepresentativesTooFew {
                    representatives,
                    members: held,
                })
            }
            Self::PartyMass => {
                let rules = &pack.council;
                let least = u32::from(rules.seats_least);
                if held < least {
                    return Err(Refusal::SeatsTooFew { seats: held, least });
                }
                let kept = [
                    (SeatCategory::Tenant, rules.tenant_seats_least),
                    (SeatCategory::Women, rules.women_seats_least),
                ];
                for (category, least) in kept {
                    if of(&[category]) < u32::from(least) {
                        return Err(Refusal::SeatsMissing { category, least });
                    }
                }
                if rules.seats_odd && held.is_multiple_of(2) {
                    return Err(Refusal::SeatsEven { seats: held });
                }
                Ok(())
            }
            Self::Neighbourhood
            | Self::MultiStakeholder
            | Self::Compound
            | Self::ResidentsMeeting
            | Self::ResidentsGroup => Ok(()),
        }
    }

    /// The most seats; a meeting of residents, of a group of them or of
    /// their representatives has no bound of its own.
    pub(super) fn seats_most(self, pack: &RulePack) -> u16 {
        match self {
            Self::ResidentsMeeting | Self::RepresentativeMeeting | Self::ResidentsGroup => u16::MAX,
            _ => pack.council.seats_most,
        }
    }
}

/// Who sits in a representative meeting as a representative; the others are its committee.
const REPRESENTATIVES: [SeatCategory; 3] = [
    SeatCategory::Resident,
    SeatCategory::Tenant,
    SeatCategory::Women,
];

/// Whether a representative meeting is lawfully composed: representatives are four fifths or more
/// of its members (Residents' Committee Law 28).
pub fn rep_meeting_is_composed(committee: u32, representatives: u32) -> bool {
    let whole = u64::from(committee) + u64::from(representatives);
    Ratio::FOUR_FIFTHS.met(u64::from(representatives), whole)
}

pub(super) fn form(it: &Form, at: Timestamp, town: &dyn Town) -> Result<Vec<Change>, Refusal> {
    if town.has::<Council>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    let Form {
        id,
        community,
        kind,
        name,
        compound,
    } = it.clone();
    if !town.has::<Community>(community) {
        return Err(Refusal::NotFound);
    }
    placed(kind, community, compound, town)?;
    let pack = pack_of(community, at.day(), town)?;
    let plan = planned(id, community, kind, pack).map(Change::put);
    let council = Council {
        id,
        community,
        kind,
        name,
        compound,
        formed_on: at.day(),
    };
    Ok([Change::put(council)].into_iter().chain(plan).collect())
}

pub(super) fn seat(
    it: &SeatMember,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let council: Council = town.get(it.council).ok_or(Refusal::NotFound)?;
    if !town.has::<Neighbour>(it.person) {
        return Err(Refusal::NoSuchPerson);
    }
    let today = at.day();
    if waits(it.person, today, town) {
        return Err(Refusal::NoSuchPerson);
    }
    if is_minor(it.person, town) {
        return Err(Refusal::SeatUnderAge);
    }
    if it.until < today {
        return Err(Refusal::TermIsOver { until: it.until });
    }
    let there: Option<Seat> = town.get(SeatId::of(it.council, it.person));
    if there.is_some_and(|seat| seat.is_held(today) && seat.elected.is_some()) {
        return Err(Refusal::ElectedForATerm);
    }
    room_for(&council, &[it.person], today, town)?;
    let SeatMember {
        council,
        category,
        person,
        until,
    } = it.clone();
    let id = SeatId::of(council, person);
    Ok(vec![Change::put(Seat {
        id,
        council,
        category,
        person,
        from: today,
        until,
        ended: None,
        resigned: None,
        elected: None,
    })])
}

/// Whether so many persons have room beside the others who sit.
pub(super) fn room_for(
    council: &Council,
    persons: &[PersonId],
    today: Day,
    town: &dyn Town,
) -> Result<(), Refusal> {
    let pack = pack_of(council.community, today, town)?;
    let most = council.kind.seats_most(pack);
    let others = town.of::<Seat>(council.id).into_iter();
    let taken = others
        .filter(|seat| seat.is_held(today) && !persons.contains(&seat.person))
        .count();
    if taken + persons.len() > usize::from(most) {
        return Err(Refusal::TooMany {
            most: u32::from(most),
        });
    }
    Ok(())
}

/// Whether somebody's bonds with the community all wait or have ended. Those who never had one, from
/// the property company or a stationed unit, sit as outsiders.
pub(super) fn waits(person: PersonId, today: Day, town: &dyn Town) -> bool {
    let outsider = |member: Member| member.standings.is_empty();
    !town.get(person).is_none_or(outsider) && !Actor::of(person, today, town).belongs()
}

pub(super) fn end_seat(
    it: &EndSeat,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let seat: Seat = town
        .get(SeatId::of(it.council, it.person))
        .ok_or(Refusal::NotFound)?;
    if !seat.is_held(at.day()) {
        return Err(if seat.until < at.day() {
            Refusal::TermIsOver { until: seat.until }
        } else {
            Refusal::NoSeat
        });
    }
    Ok(vec![Change::put(Seat {
        ended: Some(it.reason.clone()),
        ..seat
    })])
}

/// The council, if this actor convenes it or serves it as staff.
pub(super) fn led_by(id: CouncilId, actor: &Actor, town: &dyn Town) -> Result<Council, Refusal> {
    let council: Council = town.get(id).ok_or(Refusal::NotFound)?;
    let leads = actor.is_staff() || actor.convenes(id) || *actor == Actor::System;
    if leads {
        Ok(council)
    } else {
        Err(Refusal::NotYours)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // domain-rules 3.2, RM-6 and RM-7.
    #[test]
    fn representatives_are_four_fifths_of_their_meeting() {
        assert!(rep_meeting_is_composed(9, 36));
        assert!(!rep_meeting_is_composed(9, 35));
    }
}
