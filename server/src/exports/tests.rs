//! Lists that no spreadsheet runs, and votes that count again.

use domain::councils::{Outcome, Resigned, Seat, Vote, VoteExport, recount};
use domain::proposals::{Offer, Proposal};
use domain::{CompoundId, Lang, Line, Plain, Timestamp, Town, wording};
use rstest::rstest;
use wire::RosterDiff;

use super::sheet::Cell;
use super::{Sheet, lists, talks};
use crate::{demo, imports};

pub(super) const NOW: Timestamp = Timestamp(1_795_276_800_000 + 15 * 3_600_000);

pub(super) async fn town() -> Plain {
    let folder = std::env::temp_dir().join(format!("linli-exports-{}", crate::chance::new_id()));
    let (store, _) = demo::open(&folder, NOW, false).await.unwrap();
    let id = store.communities().await.unwrap()[0];
    let mut town = Plain::default();
    for row in store.rows_after(id, 0).await.unwrap() {
        row.record.map(|record| town.put(record));
    }
    store.close().await;
    std::fs::remove_dir_all(&folder).unwrap();
    town
}

#[rstest]
#[case("=1+1", "'=1+1")]
#[case("+86 138", "'+86 138")]
#[case("-2", "'-2")]
#[case("@SUM(A1)", "'@SUM(A1)")]
#[case("\t=1", "'\t=1")]
#[case("　＝1", "'　＝1")]
#[case("韦艳", "韦艳")]
#[case("7-2-602", "7-2-602")]
fn a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(#[case] text: &str, #[case] shown: &str) {
    assert_eq!(Cell::from(text).shown(), shown);
    let sheet = Sheet {
        name: "表",
        headings: vec![("列", 8)],
        rows: vec![vec![text.into()]],
    };
    let csv = String::from_utf8(sheet.csv().unwrap()).unwrap();
    assert!(csv.starts_with("\u{feff}列\n"));
    assert!(!csv.contains(&format!("\n{text}")) || text == shown);
}

// V11: a ledger says whom something reached and who voted, and nothing of what they said.
#[tokio::test]
async fn the_ledger_of_an_assembly_has_a_line_a_head_and_no_choice() {
    let town = town().await;
    for assembly in town.all::<domain::owners::Assembly>() {
        let turnout = town.all::<domain::owners::OwnersTurnout>();
        let mut turnout = turnout.filter(|it| it.id == assembly.id);
        let turnout = turnout.next().unwrap();
        let name = format!("owners-{}", assembly.id);
        let sheet = lists::list(&name, &town, NOW).unwrap();
        assert_eq!(sheet.rows.len() as u64, turnout.everyone.heads);
        let voted = sheet.rows.iter().filter(|row| !row[7].shown().is_empty());
        assert_eq!(voted.count() as u64, turnout.cast.heads);
        let text = String::from_utf8(sheet.csv().unwrap()).unwrap();
        assert!(!text.contains("同意") && !text.contains("反对"));
    }
    assert_eq!(lists::list("owners-5", &town, NOW), None);
}

#[tokio::test]
async fn the_visits_of_an_assembly_are_its_own() {
    use domain::owners::{Assembly, Doorstep, Found, OwnersRoll, Visit};
    let mut town = town().await;
    let all: Vec<Assembly> = town.all::<Assembly>().cloned().collect();
    let rolled = |it: &&Assembly| (&town as &dyn Town).has::<OwnersRoll>(it.id);
    let [one, other] = [0, 1].map(|nth| all.iter().filter(rolled).nth(nth).unwrap().id);
    let door = town.all::<Doorstep>().next().unwrap().clone();
    for (number, assembly) in [(1, one), (2, one), (3, other)] {
        let visit = Visit {
            id: domain::VisitId(uuid::Uuid::from_u128(number)),
            assembly,
            building: door.building,
            voter: door.voter,
            by: domain::PersonId(uuid::Uuid::from_u128(9)),
            at: NOW,
            found: Found::Told,
            photo: None,
            note: None,
        };
        town.put(std::sync::Arc::new(visit.into()));
    }
    let rows = |id| lists::list(&format!("visits-{id}"), &town, NOW).map(|it| it.rows.len());
    assert_eq!((rows(one), rows(other)), (Some(2), Some(1)));
    let nowhere = domain::AssemblyId(uuid::Uuid::from_u128(5));
    assert_eq!(rows(nowhere), None);
    assert_eq!(lists::list("visits", &town, NOW), None);
}

// domain-rules 13: what is prepared here is voted on in the government's system.
#[tokio::test]
async fn an_assembly_is_taken_elsewhere_in_one_archive_without_a_choice() {
    let town = town().await;
    for assembly in town.all::<domain::owners::Assembly>() {
        let packed = lists::packed(&format!("owners-{}", assembly.id), &town).unwrap();
        let mut archive =
            zip::ZipArchive::new(std::io::Cursor::new(packed.zip().unwrap())).unwrap();
        let mut names: Vec<String> = archive
            .file_names()
            .map(|it| it.unwrap().into_owned())
            .collect();
        names.sort();
        let counted = names.contains(&"结果.xlsx".to_owned());
        let over = matches!(assembly.state, domain::owners::AssemblyState::Public { .. });
        assert_eq!(counted, over);
        for name in [
            "公告.html",
            "表决票.html",
            "签字单.html",
            "说明.txt",
            "送达和投票台账.xlsx",
            "送达记录.xlsx",
        ] {
            assert!(names.iter().any(|it| it == name), "{name}");
        }
        let mut ballot = String::new();
        let mut file = archive.by_name("表决票.html").unwrap();
        std::io::Read::read_to_string(&mut file, &mut ballot).unwrap();
        assert!(ballot.contains(assembly.items[0].title.as_str()));
        // Marks and signature are on two sheets, so that no photo holds both.
        assert!(!ballot.contains("签字："));
    }
    assert!(lists::packed("homes", &town).is_none());
}

#[tokio::test]
async fn every_list_is_a_workbook_and_the_homes_import_again_without_a_change() {
    let town = town().await;
    for name in [
        "homes",
        "members",
        "heads",
        "proposals",
        "projects",
        "hours",
        "issues",
        "grid",
        "grid-days",
        "grid-tasks",
        "emergency-plans",
        "duty-roster",
        "supplies",
        "supply-ledger",
        "inspections",
        "hazards",
        "drills",
        "notices",
        "sentiment",
        "covenant",
        "duty",
        "rooms",
        "publicity",
        "funds",
        "fund-statements",
        "fund-questions",
        "messages",
        "six-types",
        "offers",
        "councils",
        "sittings",
        "motions",
        "seats",
        "votes",
    ] {
        let sheet = lists::list(name, &town, NOW).unwrap();
        assert!(!sheet.rows.is_empty(), "{name}");
        let columns = sheet.headings.len();
        assert!(sheet.rows.iter().all(|row| row.len() == columns), "{name}");
        assert!(sheet.xlsx().unwrap().starts_with(b"PK"));
    }
    assert_eq!(lists::list("secrets", &town, NOW), None);
    assert_eq!(lists::list("heads", &town, NOW).unwrap().rows.len(), 500);
    let compound: CompoundId = town
        .all::<domain::members::Compound>()
        .map(|it| it.id)
        .next()
        .unwrap();
    let homes = lists::list("homes", &town, NOW).unwrap();
    for file in [homes.xlsx().unwrap(), homes.csv().unwrap()] {
        let draft = imports::draft(&file, None).unwrap();
        let shown = imports::preview(&draft, compound, NOW, &town).unwrap();
        assert_eq!(shown.faults, []);
        assert_eq!((shown.rows, shown.diff), (564, RosterDiff::default()));
    }
}

#[tokio::test]
async fn a_counted_vote_counts_again_from_its_file_and_an_open_one_has_none() {
    let town = town().await;
    let whole: &dyn Town = &town;
    let mut outcomes = Vec::new();
    for vote in town.all::<Vote>() {
        let Some(export) = VoteExport::of(vote.id, whole) else {
            assert_eq!(vote.result(), None);
            continue;
        };
        let text = serde_json::to_string(&export).unwrap();
        let read = serde_json::from_str(&text).unwrap();
        let found = recount(&read).unwrap();
        assert_eq!(found.agrees, Some(true));
        outcomes.push(found.counted.outcome);
    }
    outcomes.sort();
    outcomes.dedup();
    assert_eq!(
        outcomes,
        [Outcome::Passed, Outcome::Failed, Outcome::NoQuorum]
    );
}

#[tokio::test]
async fn a_seat_whose_term_is_over_is_held_no_more() {
    let town = town().await;
    let seats = |on| lists::list("seats", &town, on).unwrap();
    let state = |sheet: &Sheet| sheet.rows[0].last().unwrap().shown();
    assert_eq!(state(&seats(NOW)), "在任");
    assert_eq!(state(&seats(NOW.plus_days(4_000))), "任期已满");
}

#[rstest]
#[case(None, "已辞去")]
#[case(Some("搬家了"), "已辞去：搬家了")]
#[tokio::test]
async fn a_seat_that_was_given_up_is_listed_as_that(
    #[case] reason: Option<&str>,
    #[case] told: &str,
) {
    let mut town = town().await;
    let seat = town.all::<Seat>().min_by_key(|seat| seat.id).unwrap();
    let resigned = Resigned {
        on: NOW.day(),
        reason: reason.map(|reason| Line::new(reason).unwrap()),
    };
    let seat = Seat {
        resigned: Some(resigned),
        ..seat.clone()
    };
    town.put(std::sync::Arc::new(seat.into()));
    let sheet = talks::seats(&town, NOW.day());
    let states = sheet.rows.iter().filter_map(|row| row.last());
    assert_eq!(states.filter(|it| it.shown() == told).count(), 1);
}

#[tokio::test]
async fn help_that_was_accepted_stands_among_the_sources_of_the_export() {
    let town = town().await;
    let whole: &dyn Town = &town;
    let sheet = lists::list("proposals", &town, NOW).unwrap();
    let column = sheet.headings.iter().position(|it| it.0 == "资金来源");
    let column = column.unwrap_or_else(|| panic!("{:?}", sheet.headings));
    let mut told = 0;
    for proposal in town.all::<Proposal>() {
        let Some(found) = proposal.assessment.as_ref() else {
            continue;
        };
        let mut offers = whole.of::<Offer>(proposal.id);
        offers.retain(|it| it.state.is_accepted());
        for offer in offers {
            if found.sources.contains(&offer.giver.source()) {
                continue;
            }
            let title = proposal.details.title.to_string();
            // The sample proposes some things twice.
            let mut rows = sheet.rows.iter().filter(|row| row[0].shown() == title);
            let name = wording::source(offer.giver.source(), Lang::ZhCn);
            let told_there = rows.any(|row| row[column].shown().contains(name));
            assert!(told_there, "{title}");
            told += 1;
        }
    }
    assert!(
        told > 0,
        "the demo has help that the assessment did not count on"
    );
}

#[tokio::test]
async fn a_list_of_sittings_and_motions_has_each_once_and_that_of_offers_no_telephone() {
    let town = town().await;
    let whole: &dyn Town = &town;
    let rows = |name| lists::list(name, &town, NOW).unwrap().rows;
    let sittings = town.all::<domain::councils::Sitting>().count();
    assert_eq!(rows("sittings").len(), sittings);
    let motions = town.all::<domain::councils::Motion>();
    assert_eq!(rows("motions").len(), motions.count());
    let councils: Vec<_> = town.all::<domain::councils::Council>().collect();
    assert_eq!(rows("councils").len(), councils.len());
    for row in rows("councils") {
        let council = councils
            .iter()
            .find(|it| it.name.as_str() == row[0].shown());
        let seats = whole.of::<Seat>(council.unwrap().id);
        let held = seats.iter().filter(|it| it.is_held(NOW.day())).count();
        assert_eq!(row[3].shown(), held.to_string());
    }
    let offers = lists::list("offers", &town, NOW).unwrap();
    assert_eq!(offers.rows.len(), town.all::<Offer>().count());
    let text = String::from_utf8(offers.csv().unwrap()).unwrap();
    for contact in town.all::<domain::proposals::OfferContact>() {
        assert!(!text.contains(contact.phone.as_str()));
    }
}
