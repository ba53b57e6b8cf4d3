//! The sample menu: its classes, and the order rule with its warnings (domain-rules 5.1).

use domain::renovation::*;
use domain::*;
use rstest::rstest;

use crate::compound::pack;

fn menu() -> Vec<Item> {
    let text = include_str!("../../../testkit/samples/renovation-menu.csv");
    let lines = text.trim_start_matches('\u{feff}').lines().skip(1);
    let read = |line: &str| {
        let cells: Vec<&str> = line.trim_end().split(',').collect();
        Item::read(&cells).unwrap_or_else(|fault| panic!("{line}: {fault}"))
    };
    lines.filter(|it| !it.is_empty()).map(read).collect()
}

fn rules() -> RenovationRules {
    pack("national").renovation.clone()
}

#[test]
fn the_sample_menu_is_read_whole() {
    let menu = menu();
    let of = |class| menu.iter().filter(|it| it.class == class).count();
    let classes = [MenuClass::Basic, MenuClass::Improvement, MenuClass::Upgrade].map(of);
    assert_eq!((menu.len(), classes), (24, [12, 8, 4]));
    let lift = menu
        .iter()
        .find(|it| it.name.as_str() == "加装电梯")
        .unwrap();
    assert_eq!(lift.price, Money::yuan(620_000));
    assert_eq!((lift.place, lift.options.len()), (Place::Unit, 2));
    let words = rules().scenery_words;
    let scenery = menu.iter().filter(|it| it.is_scenery(&words));
    let names: Vec<&str> = scenery.map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["绿化补植与口袋公园"]);
}

/// Courses by name, each with how many homes want it.
fn plan<'a>(menu: &'a [Item], wanted: &[(&str, u32)]) -> Vec<Course<'a>> {
    let course = |(name, homes): &(&str, u32)| Course {
        item: menu
            .iter()
            .find(|it| it.name.as_str().contains(name))
            .unwrap(),
        homes: *homes,
    };
    wanted.iter().map(course).collect()
}

type Wanted<'a> = &'a [(&'a str, u32)];

use Sequence::{FunctionFirst, LivelihoodFirst, WantedFirst};

#[rstest]
#[case::in_order(&[("屋面", 9), ("停车位", 5), ("绿化", 7), ("食堂", 30)], &[0, 1, 2, 3], &[])]
#[case::an_upgrade_first(&[("食堂", 30), ("屋面", 9)], &[1, 0], &[(0, LivelihoodFirst)])]
#[case::scenery_first(&[("绿化", 30), ("停车位", 5)], &[1, 0], &[(0, FunctionFirst)])]
#[case::less_wanted_first(&[("燃气", 3), ("屋面", 4)], &[1, 0], &[(0, WantedFirst)])]
#[case::level_ones_keep_their_order(&[("燃气", 3), ("屋面", 3)], &[0, 1], &[])]
#[case::all_three(
    &[("食堂", 1), ("绿化", 9), ("停车位", 2), ("快递柜", 8), ("屋面", 0)],
    &[4, 3, 2, 1, 0],
    &[(0, LivelihoodFirst), (1, FunctionFirst), (2, WantedFirst), (3, LivelihoodFirst)]
)]
#[case::nothing(&[], &[], &[])]
fn livelihood_before_upgrade_and_function_before_scenery(
    #[case] wanted: Wanted<'_>,
    #[case] order: &[usize],
    #[case] warnings: &[(usize, Sequence)],
) {
    let (menu, rules) = (menu(), rules());
    let courses = plan(&menu, wanted);
    assert_eq!(in_order(&courses, &rules), order);
    let found = misplaced(&courses, &rules);
    let found: Vec<(usize, Sequence)> = found.iter().map(|it| (it.first, it.rule)).collect();
    assert_eq!(found, warnings);
    let sorted: Vec<Course<'_>> = order.iter().map(|at| courses[*at]).collect();
    assert_eq!(misplaced(&sorted, &rules), []);
}

// Chengdu puts a class for safety before the others.
#[test]
fn a_pack_may_put_safety_first() {
    let mut rules = rules();
    let cells = ["安全类", "消防水源抢修", "项", "20000", "小区", ""];
    let safety = Item::read(&cells).unwrap();
    let menu = menu();
    let mut courses = plan(&menu, &[("食堂", 1)]);
    courses.push(Course {
        item: &safety,
        homes: 0,
    });
    // A class the pack does not name comes last.
    assert_eq!(in_order(&courses, &rules), [0, 1]);
    rules.classes.insert(0, MenuClass::Safety);
    assert_eq!(in_order(&courses, &rules), [1, 0]);
}
