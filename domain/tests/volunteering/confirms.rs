//! domain-rules 6.2: who confirms.

use domain::volunteering::*;
use rstest::rstest;

use crate::sample::*;

fn by(number: u128, of: Confirmer) -> Confirmation {
    confirmation(alone(number), of)
}

fn organiser() -> Confirmation {
    by(ORGANISER, Confirmer::InCharge)
}

/// Two hours, both ends by a code, of person 1 who lives in home 1.
fn short() -> Session {
    session(7, &[stretch(clock(9, 0), clock(11, 0))])
}

fn judged(session: &Session, confirmations: &[Confirmation]) -> Result<(), ConfirmFault> {
    confirmed(session, &alone(1), confirmations, &activity(), rules())
}

#[rstest]
#[case::by_the_organiser(vec![organiser()], Ok(()))]
#[case::by_a_deputy(vec![by(DEPUTY, Confirmer::InCharge)], Ok(()))]
#[case::by_staff(vec![by(40, Confirmer::Staff)], Ok(()))]
#[case::by_nobody(vec![], Err(ConfirmFault::Nobody))]
#[case::by_a_participant(vec![by(2, Confirmer::WasThere)], Err(ConfirmFault::NobodyInCharge))]
#[case::by_one_who_says_so(vec![by(2, Confirmer::InCharge)], Err(ConfirmFault::NotInCharge))]
#[case::by_oneself(vec![by(1, Confirmer::Staff)], Err(ConfirmFault::Own))]
#[case::by_oneself_among_others(
    vec![organiser(), by(1, Confirmer::WasThere)],
    Err(ConfirmFault::Own)
)]
#[case::by_the_household(
    vec![confirmation(of_home(DEPUTY, 1), Confirmer::InCharge)],
    Err(ConfirmFault::OwnHousehold)
)]
fn one_in_charge_confirms(
    #[case] confirmations: Vec<Confirmation>,
    #[case] expected: Result<(), ConfirmFault>,
) {
    assert_eq!(judged(&short(), &confirmations), expected);
}

#[test]
fn an_organiser_does_not_confirm_their_own_hours() {
    let own = Session {
        person: person(ORGANISER),
        ..short()
    };
    let judged = |it: &Confirmation| {
        let it = std::slice::from_ref(it);
        confirmed(&own, &alone(ORGANISER), it, &activity(), rules())
    };
    assert_eq!(judged(&organiser()), Err(ConfirmFault::Own));
    assert_eq!(judged(&by(DEPUTY, Confirmer::InCharge)), Ok(()));
}

#[test]
fn nobody_confirms_what_is_not_over() {
    let early = Confirmation {
        at: clock(10, 59),
        ..organiser()
    };
    assert_eq!(judged(&short(), &[early]), Err(ConfirmFault::NotOver));
    let none = Session {
        stretches: Vec::new(),
        ..short()
    };
    assert_eq!(judged(&none, &[organiser()]), Err(ConfirmFault::NotOver));
}

fn lasting(minutes: i64) -> Session {
    session(
        7,
        &[stretch(clock(9, 0), clock(9, 0).plus_minutes(minutes))],
    )
}

fn known(how: How) -> Session {
    Session { how, ..short() }
}

fn class_of(number: u128) -> Session {
    Session {
        person: person(number),
        service: Service::Teaching,
        ..short()
    }
}

#[rstest]
#[case::four_hours(lasting(240), None)]
#[case::a_minute_more(lasting(241), Some(Two::Long))]
#[case::entered_afterwards(known(How::Afterwards), Some(Two::Afterwards))]
#[case::half_checked(known(How::HalfChecked), Some(Two::HalfChecked))]
#[case::a_class(class_of(1), None)]
#[case::the_organisers_class(class_of(ORGANISER), Some(Two::OwnClass))]
#[case::the_organiser_helps(Session { person: person(ORGANISER), ..short() }, None)]
fn two_confirm_what_one_should_not(#[case] session: Session, #[case] two: Option<Two>) {
    assert_eq!(two_for(&session, &activity(), rules()), two);
}

#[rstest]
#[case::one(vec![organiser()], Err(ConfirmFault::TwoNeeded(Two::Afterwards)))]
#[case::the_same_twice(
    vec![organiser(), organiser()],
    Err(ConfirmFault::TwoNeeded(Two::Afterwards))
)]
#[case::two_neighbours(vec![organiser(), by(2, Confirmer::WasThere)], Ok(()))]
#[case::of_one_household(
    vec![organiser(), confirmation(of_home(2, ORGANISER), Confirmer::WasThere)],
    Err(ConfirmFault::OneHousehold)
)]
#[case::of_one_household_and_a_third(
    vec![
        organiser(),
        confirmation(of_home(2, ORGANISER), Confirmer::WasThere),
        by(3, Confirmer::WasThere),
    ],
    Ok(())
)]
#[case::two_who_were_there(
    vec![by(2, Confirmer::WasThere), by(3, Confirmer::WasThere)],
    Err(ConfirmFault::NobodyInCharge)
)]
#[case::an_office_for_itself(
    vec![
        confirmation(Somebody { person: person(40), homes: vec![] }, Confirmer::Staff),
        confirmation(Somebody { person: person(41), homes: vec![] }, Confirmer::Staff),
    ],
    Err(ConfirmFault::OneHousehold)
)]
#[case::an_office_and_a_neighbour(
    vec![
        confirmation(Somebody { person: person(40), homes: vec![] }, Confirmer::Staff),
        by(3, Confirmer::WasThere),
    ],
    Ok(())
)]
fn two_are_of_different_households(
    #[case] confirmations: Vec<Confirmation>,
    #[case] expected: Result<(), ConfirmFault>,
) {
    assert_eq!(judged(&known(How::Afterwards), &confirmations), expected);
}
