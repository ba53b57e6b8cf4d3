//! Who could help, and the introductions that come of it. The server alone knows them all.

use std::collections::BTreeMap;

use crate::core::{Change, CommunityId, PersonId, Refusal, SkillOfferId, Timestamp, Town};
use crate::members::{Member, Phone, pack_of};

use super::{Contact, HelpAsked, HelpWaiting, Meeting, SkillOffer};
use crate::core::{HelpId, MeetingId};
use crate::volunteering::{
    Agreement, Asked, HelpRequest, Helper, Introduction, Side, Somebody, helpers,
};

/// What everyone offers, and how many each helps already.
pub(super) struct Pool {
    offers: Vec<SkillOffer>,
    helping: BTreeMap<PersonId, u16>,
}

impl Pool {
    pub(super) fn of(community: CommunityId, town: &dyn Town) -> Self {
        let offers: Vec<SkillOffer> = town.of(community);
        let busy = |it: &SkillOffer| {
            let live = |it: &Meeting| it.side == Side::Helps && it.agreement.is_live();
            let live = town.of::<Meeting>(it.person).into_iter().filter(live);
            (it.person, u16::try_from(live.count()).unwrap_or(u16::MAX))
        };
        let helping = offers.iter().map(busy).collect();
        Self { offers, helping }
    }

    /// With this offer in the place of the one its person had.
    pub(super) fn with(mut self, offer: &SkillOffer) -> Self {
        self.offers.retain(|it| it.person != offer.person);
        self.offers.push(offer.clone());
        self
    }

    /// Without anything that somebody offers.
    pub(super) fn without(mut self, person: PersonId) -> Self {
        self.offers.retain(|it| it.person != person);
        self
    }

    /// Everyone, as the pure rule reads them. Whoever has no home here any more helps nobody.
    fn helpers(&self, town: &dyn Town) -> Vec<Helper> {
        let helper = |it: &SkillOffer| {
            let by = Somebody::of(it.person, town);
            (!by.homes.is_empty()).then(|| Helper {
                by,
                building: it.building,
                compound: it.compound,
                skills: it.skills.clone(),
                reach: it.reach,
                resting: it.resting,
                helping: self.helping.get(&it.person).copied().unwrap_or_default(),
            })
        };
        self.offers.iter().filter_map(helper).collect()
    }

    fn offer_of(&self, person: PersonId) -> Option<SkillOfferId> {
        let offer = self.offers.iter().find(|it| it.person == person);
        offer.map(|it| it.id)
    }

    /// Proposes the nearest who was not asked yet, and otherwise lets the request wait for somebody
    /// who looks after the building.
    pub(super) fn look(
        &mut self,
        request: &HelpAsked,
        town: &dyn Town,
        at: Timestamp,
    ) -> Result<Vec<Change>, Refusal> {
        let asked = asked(request.id, town);
        let asks = asks(request, town);
        let found = helpers(&asks, &self.helpers(town), &asked);
        let found = found.into_iter().next();
        match found.and_then(|it| Some((it, self.offer_of(it.person)?))) {
            Some((helper, offer)) => self.propose(request, &asks, (helper, offer), town, at),
            None => Ok(vec![Change::put(waits(request, asked.len(), None))]),
        }
    }

    /// Proposes this one.
    pub(super) fn propose(
        &mut self,
        request: &HelpAsked,
        asks: &HelpRequest,
        (helper, offer): (Asked, SkillOfferId),
        town: &dyn Town,
        at: Timestamp,
    ) -> Result<Vec<Change>, Refusal> {
        let rules = &pack_of(request.community, at.day(), town)?.volunteering;
        let until = at.plus_days(i64::from(rules.help_answer_days));
        let introduction = Introduction::of(asks, &helper, offer, at);
        *self.helping.entry(helper.person).or_default() += 1;
        let before = asked(request.id, town).len();
        let mut changes = told(&introduction, request, None);
        changes.push(Change::put(waits(request, before + 1, Some(until))));
        Ok(changes)
    }

    /// Who makes an offer, as one who is introduced by hand: however far they said they go, since they
    /// may say no.
    pub(super) fn by_hand(
        &self,
        asks: &HelpRequest,
        offer: &SkillOffer,
        before: &[PersonId],
        town: &dyn Town,
    ) -> Option<Asked> {
        let all = self.helpers(town).into_iter();
        let this: Vec<Helper> = all
            .filter(|it| it.by.person == offer.person)
            .map(|it| Helper {
                reach: crate::volunteering::Reach::Community,
                ..it
            })
            .collect();
        helpers(asks, &this, before).into_iter().next()
    }
}

/// Who was proposed for a request so far.
pub(super) fn asked(request: HelpId, town: &dyn Town) -> Vec<PersonId> {
    let before = town.of::<Introduction>(request);
    before.iter().map(|it| it.helps).collect()
}

/// A request as the pure rule reads it.
pub(super) fn asks(it: &HelpAsked, town: &dyn Town) -> HelpRequest {
    HelpRequest {
        id: it.id,
        by: Somebody::of(it.person, town),
        building: it.building,
        compound: it.compound,
        skill: it.skill,
        words: it.words.clone(),
    }
}

/// What those read who look after the building.
pub(super) fn waits(it: &HelpAsked, asked: usize, awaits: Option<Timestamp>) -> HelpWaiting {
    HelpWaiting {
        id: it.id,
        community: it.community,
        building: it.building,
        skill: it.skill,
        since: it.at,
        asked: u16::try_from(asked).unwrap_or(u16::MAX),
        awaits,
    }
}

/// An introduction and what each of the two reads of it. They read whom to call once both agree, and
/// not a moment longer than they do.
pub(super) fn told(
    it: &Introduction,
    request: &HelpAsked,
    call: Option<(&SkillOffer, &dyn Town)>,
) -> Vec<Change> {
    let called = |person: PersonId, phone: &Phone, town: &dyn Town| {
        let member: Option<Member> = town.get(person);
        member.map(|it| Contact {
            name: it.name,
            phone: phone.clone(),
        })
    };
    let copy = |side: Side| {
        let reader = match side {
            Side::Needs => it.needs,
            Side::Helps => it.helps,
        };
        let contact = call.and_then(|(offer, town)| {
            let other = it.may_call(reader)?;
            let phone = match side {
                Side::Needs => &offer.phone,
                Side::Helps => &request.phone,
            };
            called(other, phone, town)
        });
        Change::put(Meeting {
            id: MeetingId::of(it.id, side),
            reader,
            introduction: it.id,
            request: it.request,
            side,
            skill: request.skill,
            words: request.words.clone(),
            nearness: it.nearness,
            at: it.at,
            agreement: it.agreement,
            contact,
        })
    };
    let both = [copy(Side::Needs), copy(Side::Helps)];
    [Change::put(it.clone())].into_iter().chain(both).collect()
}

/// The introduction of a request from which something may still come.
pub(super) fn live(request: HelpId, town: &dyn Town) -> Option<Introduction> {
    let all = town.of::<Introduction>(request).into_iter();
    let mut live = all.filter(|it| it.agreement.is_live());
    live.next()
}

/// Whether both of an introduction have agreed.
pub(super) fn both(it: &Introduction) -> bool {
    matches!(it.agreement, Agreement::Both { .. })
}
