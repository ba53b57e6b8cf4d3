//! A proposal that went to its owners (提案交业主表决): handed in and supported, accepted, routed to them.
//! The assembly that passed it is among those of `owners`.

use domain::proposals::{
    Accept, Assessment, Command as Act, Details, Forum, Impact, Matter, Place, Route, SetSupport,
    Shared, Source, Submit,
};
use domain::{BuildingId, Command, Money, ProposalId, Scene};

use super::people::People;
use super::schedule::Schedule;
use super::{Seed, derived, line, prose};
use crate::sequencer::By;

/// What it costs.
pub const YUAN: i64 = 156_000;

/// The proposal on the roofs.
pub fn roofs() -> ProposalId {
    ProposalId(derived("proposal-roofs", 0))
}

/// The building that leaks most.
pub fn building(seed: &Seed) -> BuildingId {
    let compound = seed.compound();
    // The rules derive these ids from the same parts.
    BuildingId::derived("building", &[compound.0.as_bytes(), "3号楼".as_bytes()])
}

/// Handed in by somebody who lives there, and routed by the law.
pub fn propose(seed: &Seed, people: &People, schedule: &mut Schedule) {
    let proposal = roofs();
    let submitted_at = seed.now.plus_days(-76);
    let author = people.residents[6].person;
    let staff = By::Person(people.staff);
    let submit = Submit {
        id: proposal,
        community: seed.community(),
        compound: seed.compound(),
        details: Details {
            title: line("3 号楼、5 号楼屋面重做防水"),
            problem: prose("两栋楼的顶层一下雨就漏，补了三回，还是漏。"),
            goal: prose("入冬前把两栋楼的屋面防水重做一遍，质保五年。"),
            need: prose("顶层十二户，有两家老人的床挪过三次。"),
            place: Place::Building(building(seed)),
            homes: Some(72),
            photos: Vec::new(),
            scene: Some(Scene::Building),
        },
        facts: None,
        behalf: None,
    };
    let mut act = |minutes, by, act| {
        let at = submitted_at.plus_minutes(minutes);
        schedule.add(at, by, Command::Proposals(act));
    };
    act(0, By::Person(author), Act::Submit(submit));
    for neighbour in &people.residents[7..11] {
        let supports = true;
        let support = SetSupport { proposal, supports };
        act(40, By::Person(neighbour.person), Act::Support(support));
    }
    let assessment = assessment();
    act(
        180,
        staff,
        Act::Accept(Accept {
            proposal,
            assessment,
            scene: None,
        }),
    );
    let forum = Forum::OwnersDecision;
    let route = Route {
        proposal,
        forum,
        reason: None,
    };
    act(240, staff, Act::Route(route));
}

/// The maintenance fund is the owners' (Civil Code 281).
fn assessment() -> Assessment {
    Assessment {
        matter: Matter::Owners,
        homes: 72,
        object: Some(line("3 号楼、5 号楼屋面")),
        impact: Some(Impact::Compound),
        shared: Some(Shared::Facility),
        funds: Some(line("维修资金够用，要业主同意")),
        materials: Some(line("防水卷材，市面上买得到")),
        manpower: Some(line("有资质的施工队")),
        implementer: line("物业公司"),
        process: prose("业主同意后十日内进场，每栋楼十二天，晴天施工。"),
        budget: Money::yuan(YUAN),
        sources: vec![Source::SelfCompleted],
        indicators: Some(line("下三场雨，顶层十二户都不漏")),
        data: Some(line("楼栋长雨后上门看")),
        evaluator: Some(line("顶层业主，社区监督委员会")),
    }
}
