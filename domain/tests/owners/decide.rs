//! Advisory and statutory, and a pack that forbids binding votes here.

use domain::councils::Outcome;
use domain::owners::*;
use rstest::rstest;

use crate::compound::*;

const SCOPE: Scope = Scope::Compound(COMPOUND);

#[rstest]
#[case("beijing", false)]
#[case("national", false)]
#[case("taiyuan", false)]
#[case("wuhan", false)]
#[case("hangzhou", true)]
#[case("linjiang", true)]
fn a_binding_vote_opens_where_the_pack_lets_it(#[case] name: &str, #[case] binds: bool) {
    let pack = pack(name);
    let opened = Statutory::open(Matter::Rebuild, SCOPE, pack);
    assert_eq!(opened.is_ok(), binds);
    if !binds {
        let id = pack.id.clone();
        let refused = Err(StatutoryFault::NotBindingHere { pack: id });
        assert_eq!(opened, refused);
    }
    // The advisory poll is there in every pack, with the same lines for orientation.
    let lines = Matter::Rebuild.advisory(pack).lines;
    assert_eq!(lines, Some(pack.owners.of_class(Class::Special)));
}

#[rstest]
#[case(Matter::Covenant, SCOPE, None)]
#[case(Matter::Covenant, Scope::Building(building(1)), Some(Reach::Compound))]
#[case(Matter::Lift, Scope::Unit(unit(1)), None)]
#[case(Matter::Lift, SCOPE, Some(Reach::Unit))]
#[case(Matter::DwellingToBusiness, Scope::Building(building(1)), None)]
#[case(
    Matter::DwellingToBusiness,
    Scope::Unit(unit(1)),
    Some(Reach::Building)
)]
fn a_matter_is_decided_among_those_it_reaches(
    #[case] matter: Matter,
    #[case] scope: Scope,
    #[case] elsewhere: Option<Reach>,
) {
    let opened = Statutory::open(matter, scope, pack("hangzhou"));
    let fault = elsewhere.map(|reach| StatutoryFault::OtherScope { reach });
    assert_eq!(opened.err(), fault);
}

#[test]
fn no_unknown_local_matter_opens() {
    let matter = Matter::Local("charging".into());
    let opened = Statutory::open(matter, SCOPE, pack("hangzhou"));
    assert_eq!(opened.err(), Some(StatutoryFault::NoSuchMatter));
}

#[test]
fn the_same_numbers_decide_in_one_and_not_in_the_other() {
    let roll = even(90, "100.00");
    let tally = strict(&roll, &first(&roll, 45, 15, 0));
    let pack = pack("hangzhou");
    let vote = Statutory::open(Matter::ChangeUse, SCOPE, pack).unwrap();
    assert!(vote.fits(&roll));
    assert!(!vote.fits(&roll.within(Scope::Unit(unit(1)))));
    assert_eq!((vote.class(), vote.pack()), (Class::Special, &pack.id));
    let decision = vote.decided(tally);
    assert_eq!(decision.outcome(), Outcome::Passed);
    let opinion = Matter::ChangeUse.advisory(pack).concluded(tally);
    assert_eq!(opinion.tally, tally);
    assert_eq!(opinion.bars, Some(decision.bars()));
}

// Civil Code 279: everyone of the building; one who is silent is one too few.
#[rstest]
#[case(12, 0, Outcome::Passed)]
#[case(11, 0, Outcome::Failed)]
#[case(11, 1, Outcome::Failed)]
#[case(0, 0, Outcome::Failed)]
fn a_dwelling_becomes_a_business_with_everyones_consent(
    #[case] agree: usize,
    #[case] against: usize,
    #[case] expected: Outcome,
) {
    let roll = even(12, "80.00").within(Scope::Building(building(1)));
    let tally = strict(&roll, &first(&roll, agree, against, 0));
    let matter = Matter::DwellingToBusiness;
    let vote = Statutory::open(matter, roll.scope, pack("hangzhou")).unwrap();
    assert_eq!(vote.decided(tally).outcome(), expected);
}
