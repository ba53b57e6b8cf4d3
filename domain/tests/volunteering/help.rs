//! Help among neighbours.

use domain::volunteering::*;
use domain::*;
use uuid::Uuid;

use crate::sample::*;

fn building(number: u128) -> BuildingId {
    BuildingId(Uuid::from_u128(number))
}

fn compound(number: u128) -> CompoundId {
    CompoundId(Uuid::from_u128(number))
}

/// Person 1 in building 11 of compound 1 asks for company to the doctor.
fn request() -> HelpRequest {
    HelpRequest {
        id: HelpId(Uuid::from_u128(4)),
        by: alone(1),
        building: building(11),
        compound: compound(1),
        skill: Skill::Doctor,
        words: prose("周二去中医院，想有人陪着"),
    }
}

fn helper(number: u128, of: (u128, u128), reach: Reach, helping: u16) -> Helper {
    Helper {
        by: alone(number),
        building: building(of.0),
        compound: compound(of.1),
        skills: vec![Skill::Shopping, Skill::Doctor],
        reach,
        resting: false,
        helping,
    }
}

#[test]
fn the_nearest_who_helps_fewest_is_asked_first() {
    let all = [
        helper(2, (21, 2), Reach::Community, 0),
        helper(3, (12, 1), Reach::Compound, 0),
        helper(4, (11, 1), Reach::Building, 2),
        helper(5, (11, 1), Reach::Building, 1),
        // Too far for them.
        helper(6, (12, 1), Reach::Building, 0),
        helper(7, (21, 2), Reach::Compound, 0),
    ];
    let found = helpers(&request(), &all, &[]);
    let expected = [
        (5, Nearness::Building),
        (4, Nearness::Building),
        (3, Nearness::Compound),
        (2, Nearness::Community),
    ];
    let asked = |(number, nearness)| Asked {
        person: person(number),
        nearness,
    };
    assert_eq!(found, expected.map(asked));
    let found = helpers(&request(), &all, &[person(5)]);
    assert_eq!(found[0].person, person(4));
}

#[test]
fn nobody_is_asked_who_cannot_or_lives_there() {
    let near = || helper(2, (11, 1), Reach::Building, 0);
    let shops = Helper {
        skills: vec![Skill::Shopping],
        ..near()
    };
    let rests = Helper {
        resting: true,
        ..near()
    };
    let daughter = Helper {
        by: of_home(2, 1),
        ..near()
    };
    let oneself = Helper {
        by: alone(1),
        ..near()
    };
    assert_eq!(
        helpers(&request(), &[shops, rests, daughter, oneself], &[]),
        []
    );
    assert_eq!(helpers(&request(), &[near(), near()], &[]).len(), 1);
}

fn introduced() -> Introduction {
    let asked = helpers(&request(), &[helper(2, (11, 1), Reach::Building, 0)], &[]);
    let offer = SkillOfferId(Uuid::from_u128(5));
    Introduction::of(&request(), &asked[0], offer, clock(8, 0))
}

#[test]
fn nobody_sees_a_number_before_both_agree() {
    let (needs, helps) = (person(1), person(2));
    for (first, second) in [(needs, helps), (helps, needs)] {
        let one = introduced().agree(first, clock(9, 0)).unwrap();
        for it in [&introduced(), &one] {
            assert_eq!((it.may_call(needs), it.may_call(helps)), (None, None));
        }
        assert_eq!(
            one.clone().agree(first, clock(9, 1)),
            Err(HelpFault::Already)
        );
        let both = one.agree(second, clock(9, 2)).unwrap();
        assert_eq!(both.may_call(needs), Some(helps));
        assert_eq!(both.may_call(helps), Some(needs));
        assert_eq!(both.may_call(person(3)), None);
        assert_eq!(
            both.clone().agree(first, clock(9, 3)),
            Err(HelpFault::Already)
        );
        let ended = both.end(first, true, clock(10, 0)).unwrap();
        assert_eq!((ended.may_call(needs), ended.may_call(helps)), (None, None));
        assert_eq!(
            ended.clone().agree(second, clock(11, 0)),
            Err(HelpFault::Ended)
        );
        assert_eq!(ended.end(second, true, clock(11, 0)), Err(HelpFault::Ended));
    }
}

#[test]
fn a_third_has_no_say() {
    let third = person(3);
    assert_eq!(
        introduced().agree(third, clock(9, 0)),
        Err(HelpFault::NotOneOfThem)
    );
    assert_eq!(
        introduced().end(third, false, clock(9, 0)),
        Err(HelpFault::NotOneOfThem)
    );
    assert_eq!(introduced().id, introduced().id);
}

#[test]
fn nobody_has_helped_whom_they_never_met() {
    let one = introduced().agree(person(2), clock(9, 0)).unwrap();
    for it in [introduced(), one] {
        let helped = it.clone().end(person(1), true, clock(9, 5));
        assert_eq!(helped, Err(HelpFault::NotMet));
        let declined = it.end(person(1), false, clock(9, 5)).unwrap();
        assert!(!declined.agreement.is_live());
    }
}
