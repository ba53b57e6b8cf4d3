//! What neighbours speak of: by whom it is counted, what of it is told, and that it stays so.

use std::collections::BTreeSet;

use crate::village::*;
use domain::Command;
use domain::issues::{self, Category};
use domain::members::roster::RosterRow;
use domain::members::{self, Building, Claim};
use domain::notices::{About, BackMessage, Command as Notices, HideMessage, SayMessage, Topic};
use domain::sentiment::{Command as Act, SentimentMonth, TellMonth, Theme, untold};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

/// 7号楼 has the first six and these; 3号楼 has the last of them.
const MORE: std::ops::RangeInclusive<u8> = 7..=30;
const FROM_THREE: u8 = 19;

fn flat_row(flat: u8) -> RosterRow {
    let building = if flat < FROM_THREE {
        "7号楼"
    } else {
        "3号楼"
    };
    RosterRow {
        building: line(building),
        ..row(flat)
    }
}

struct Street(Village);

impl Street {
    /// Thirty owners in two houses.
    fn new() -> Self {
        let mut village = Village::new();
        let import = members::ImportRoster {
            compound: COMPOUND,
            rows: (1..=6).map(row).chain(MORE.map(flat_row)).collect(),
        };
        village.system(Command::Members(members::Command::ImportRoster(import)));
        for flat in MORE {
            let owner = Claim::Owner { tail: tail(flat) };
            village.claim(flat, &format!("业主{flat}"), owner);
        }
        Self(village)
    }

    fn house(&self, name: &str) -> BuildingId {
        let mut all = self.0.town.all::<Building>();
        all.find(|it| it.name.as_str() == name).unwrap().id
    }

    fn does(&mut self, flat: u8, command: impl Into<Command>) {
        let command = command.into();
        let name = format!("{command:?}");
        self.0
            .by(person(flat), command)
            .unwrap_or_else(|it| panic!("{name}: {it:?}"));
    }

    fn says(&mut self, flat: u8, number: u128, topic: Topic, open: bool) -> MessageId {
        let id = MessageId(Uuid::from_u128(number));
        let body = None;
        let say = SayMessage {
            id,
            community: COMMUNITY,
            about: About::Column { topic, open, body },
            text: prose("东门口太挤了"),
        };
        self.does(flat, Notices::Say(say));
        id
    }

    fn backs(&mut self, message: MessageId, flats: impl IntoIterator<Item = u8>) {
        for flat in flats {
            let backs = true;
            self.does(flat, Notices::Back(BackMessage { message, backs }));
        }
    }

    fn reports(&mut self, flat: u8, number: u128, category: Category) {
        let report = issues::ReportIssue {
            id: IssueId(Uuid::from_u128(number + u128::from(flat))),
            community: COMMUNITY,
            category,
            spot: issues::Spot {
                compound: COMPOUND,
                building: Some(self.house("7号楼")),
                unit: None,
                spot: None,
            },
            danger: false,
            words: Some(prose("楼上半夜有响动")),
            photos: Vec::new(),
            is_new: true,
            behalf: None,
            door: None,
        };
        self.does(flat, issues::Command::Report(report));
    }

    fn next_month(&mut self) {
        self.0.now = Timestamp::at(Day::new(2026, 12, 1).unwrap(), 0, 1);
    }

    fn tell(&mut self) -> Result<SentimentMonth, Refusal> {
        let community = COMMUNITY;
        let tell = Command::Sentiment(Act::TellMonth(TellMonth { community }));
        let changes = self.0.decide(&Actor::System, &tell)?;
        self.0.apply(&changes);
        Ok(self.month())
    }

    fn month(&self) -> SentimentMonth {
        let november = Day::new(2026, 11, 1).unwrap();
        self.0.get(SentimentMonthId::of(COMMUNITY, november))
    }

    fn line(&self, topic: Topic) -> (Option<u32>, Option<u32>, Option<u32>) {
        let month = self.month();
        let line = month.line(Theme::Column(topic)).unwrap();
        let house = |name| line.of(self.house(name));
        (line.persons, house("7号楼"), house("3号楼"))
    }
}

// Flats 1 to 18 are of 7号楼, 19 to 30 of 3号楼: who speaks, and what is told of all, 7号楼 and 3号楼.
#[rstest]
#[case::nine_are_too_few(1..=9, None, None, None)]
#[case::ten_of_one_house_and_nobody_else(1..=10, Some(10), None, None)]
#[case::a_hidden_one_is_not_had_back_from_the_sum(1..=20, Some(20), None, None)]
#[case::both_are_enough(1..=28, Some(28), Some(18), Some(10))]
#[case::two_hidden_that_are_enough_together(14..=23, Some(10), None, None)]
fn persons_are_told_where_they_are_enough(
    #[case] flats: std::ops::RangeInclusive<u8>,
    #[case] all: Option<u32>,
    #[case] seven: Option<u32>,
    #[case] three: Option<u32>,
) {
    let mut it = Street::new();
    let first = *flats.start();
    let said = it.says(first, 800, Topic::Traffic, true);
    it.backs(said, flats.skip(1));
    it.next_month();
    it.tell().unwrap();
    assert_eq!(it.line(Topic::Traffic), (all, seven, three));
    // Nobody spoke of it, and that is not told either.
    assert_eq!(it.line(Topic::Care), (None, None, None));
}

#[test]
fn persons_are_counted_and_not_what_they_say() {
    let mut it = Street::new();
    for number in 0..5 {
        it.says(1, 800 + number, Topic::Traffic, true);
    }
    let said = it.says(2, 806, Topic::Traffic, true);
    it.backs(said, [1, 3, 4, 5, 6, 7, 8, 9]);
    it.next_month();
    it.tell().unwrap();
    assert_eq!(it.line(Topic::Traffic), (None, None, None), "nine persons");
}

#[test]
fn what_is_for_the_office_alone_and_what_was_taken_down_are_counted_nowhere() {
    let mut it = Street::new();
    for flat in 1..=12 {
        it.says(flat, 800 + u128::from(flat), Topic::Care, false);
        let id = it.says(flat, 900 + u128::from(flat), Topic::Culture, true);
        let reason = line("写了别人的电话");
        let hide = HideMessage {
            message: id,
            reason,
        };
        it.does(6, Notices::Hide(hide));
    }
    it.next_month();
    assert!(!untold(COMMUNITY, it.0.now, &it.0.town));
    it.tell().unwrap();
    assert_eq!(it.line(Topic::Care), (None, None, None));
    assert_eq!(it.line(Topic::Culture), (None, None, None));
}

#[test]
fn issues_and_supporters_of_proposals_count_with_their_own_month() {
    let mut it = Street::new();
    for flat in 1..=12 {
        it.reports(flat, 700, Category::Rubbish);
    }
    it.does(1, submit());
    for flat in 2..=11 {
        let support = proposals::SetSupport {
            proposal: PROPOSAL,
            supports: true,
        };
        it.does(flat, proposals::Command::Support(support));
    }
    // In December nobody of November counts.
    it.next_month();
    let late = it.says(1, 850, Topic::Traffic, true);
    it.backs(late, 2..=15);
    let month = it.tell().unwrap();
    let told = |theme| month.line(theme).unwrap().persons;
    assert_eq!(told(Theme::Issue(issues::Group::Hygiene)), Some(12));
    assert_eq!(
        told(Theme::Proposal(sentiment::ProposalPlace::Spot)),
        Some(11)
    );
    assert_eq!(it.line(Topic::Traffic), (None, None, None));
}

// Noise, leaks and whatever has no category may be about somebody: the office alone reads of them.
#[rstest]
#[case(Category::NightNoise)]
#[case(Category::Leak)]
#[case(Category::Other)]
fn issues_of_which_neighbours_do_not_read_are_counted_nowhere(#[case] category: Category) {
    let mut it = Street::new();
    for flat in 1..=12 {
        it.reports(flat, 700, category);
    }
    it.next_month();
    assert!(!untold(COMMUNITY, it.0.now, &it.0.town));
    let month = it.tell().unwrap();
    assert!(month.lines.iter().all(|it| it.persons.is_none()));
    let theme = Theme::Issue(category.group());
    assert!(Theme::all().all(|it| it != theme), "it is not shown either");
}

// What was told once is not told again: the difference would tell who left, or took words back.
#[test]
fn a_month_is_told_once_and_stays_as_it_was_told() {
    let mut it = Street::new();
    let said = it.says(1, 800, Topic::Traffic, true);
    it.backs(said, 2..=10);
    assert!(!untold(COMMUNITY, it.0.now, &it.0.town), "it is not over");
    it.next_month();
    assert!(untold(COMMUNITY, it.0.now, &it.0.town));
    let told = it.tell().unwrap();
    assert!(!untold(COMMUNITY, it.0.now, &it.0.town));
    assert_eq!(told.audience(), Audience::Residents);
    let back = BackMessage {
        message: said,
        backs: false,
    };
    it.does(10, Notices::Back(back));
    assert_eq!(it.tell(), Err(Refusal::AlreadyThere));
    assert_eq!(it.month(), told);
}

// Nobody is in it: of every id in the record, none is a person's, and no count is about fewer than ten.
#[test]
fn nobody_stands_in_it() {
    let mut it = Street::new();
    let said = it.says(1, 800, Topic::Traffic, true);
    it.backs(said, 2..=20);
    it.next_month();
    let told = it.tell().unwrap();
    let body = Record::from(told.clone()).body();
    for flat in 1..=30 {
        assert!(!body.contains(&person(flat).to_string()));
    }
    assert!(!body.contains(&said.to_string()));
    let counts: BTreeSet<u32> = told
        .lines
        .iter()
        .flat_map(|it| it.houses.iter().map(|it| it.persons).chain(it.persons))
        .collect();
    assert!(counts.iter().all(|it| *it >= 10), "{counts:?}");
    assert!(!counts.is_empty());
    // No person does it, whatever their office.
    let tell = Command::Sentiment(Act::TellMonth(TellMonth {
        community: COMMUNITY,
    }));
    assert_eq!(it.0.by(person(6), tell), Err(Refusal::NotYours));
}
