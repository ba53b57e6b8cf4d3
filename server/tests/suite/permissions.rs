//! Who may do what (W1): every act there is, tried by every role; every route there is, tried by
//! a stranger. An act or route without a line here fails.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use domain::members::{
    self, Act, AdmitTenant, Allowed, Claim, ClaimHome, EndRole, EndStanding, EnrolWorker,
    GrantRole, ImportRoster, MarkMinor, Office, RuleHead, Ruling, Scope, SetUp,
};
use domain::proposals::{
    self, Merge, Reject, Return, ReturnReason, Revise, Say, SetSupport, Stance, Withdraw,
};
use domain::{Command, Day, Refusal};
use server::http::policy::{Policy, RULES};
use wire::{Verdict, routes};

use crate::common::{Db, Device, Village, id, line, prose};
use crate::{
    assessment_acts, council_acts, covenant_acts, duty_acts, emergency_acts, fund_acts, grid_acts,
    issue_acts, lift_acts, notice_acts, owners_acts, points_acts, privacy_acts, project_acts,
    renovation_acts, rooms_acts, sentiment_acts, together_acts, volunteering_acts,
};

/// One command of every act.
pub fn one_of_each(village: &Village) -> BTreeMap<Act, Command> {
    let proposal = id(7);
    let until = Day::new(2028, 12, 31).unwrap();
    let (person, community) = (village.residents[0].person, village.community);
    let members: [members::Command; 10] = [
        members::Command::EnrolWorker(EnrolWorker {
            community,
            person: id(5),
            name: line("x"),
            phone: None,
        }),
        members::Command::SetUp(SetUp {
            community,
            name: line("另一个社区"),
            pack: "national".to_owned(),
            telephone: line("1"),
            compound: id(5),
            compound_name: line("小区"),
            spots: Vec::new(),
            sample: false,
        }),
        members::Command::ImportRoster(ImportRoster {
            compound: village.compound,
            rows: Vec::new(),
        }),
        members::Command::RuleHead(RuleHead {
            head: id(5),
            ruling: Ruling::Separate { reason: line("x") },
        }),
        members::Command::ClaimHome(ClaimHome {
            community,
            home: id(5),
            name: line("x"),
            claim: Claim::Family,
            person,
            phone: None,
        }),
        members::Command::AdmitTenant(AdmitTenant {
            person,
            home: id(5),
            turned_away: None,
            lives_since: None,
        }),
        members::Command::EndStanding(EndStanding {
            person,
            home: id(5),
            reason: line("x"),
        }),
        members::Command::MarkMinor(MarkMinor {
            person,
            guardian: None,
            child_signed: None,
        }),
        members::Command::GrantRole(GrantRole {
            id: id(5),
            person,
            office: Office::GridWorker,
            scope: Scope::Community(community),
            until,
        }),
        members::Command::EndRole(EndRole {
            role: id(5),
            reason: line("x"),
        }),
    ];
    let note = prose("x");
    let details = match village.submission(proposal) {
        Command::Proposals(proposals::Command::Submit(submit)) => submit.details,
        other => panic!("{other:?}"),
    };
    let proposals: [proposals::Command; 10] = [
        proposals::Command::Appeal(proposals::AppealRejection {
            proposal,
            text: prose("x"),
        }),
        proposals::Command::AnswerAppeal(proposals::AnswerAppeal {
            proposal,
            finding: proposals::AppealFinding::Upheld,
            text: prose("x"),
        }),
        proposals::Command::Cancel(proposals::Cancel {
            proposal,
            reason: line("x"),
        }),
        proposals::Command::Revise(Revise { proposal, details }),
        proposals::Command::Withdraw(Withdraw {
            proposal,
            reason: None,
        }),
        proposals::Command::Support(SetSupport {
            proposal,
            supports: true,
        }),
        proposals::Command::Say(Say {
            id: id(5),
            proposal,
            stance: Stance::For,
            text: prose("x"),
            answers: None,
        }),
        proposals::Command::Return(Return {
            proposal,
            reason: ReturnReason::GoalUnclear,
            note: note.clone(),
            scene: None,
        }),
        proposals::Command::Reject(Reject { proposal, note }),
        proposals::Command::Merge(Merge {
            proposal,
            into: id(8),
        }),
    ];
    let members = members.into_iter().map(Command::from);
    let proposals = proposals.into_iter().map(Command::from);
    let councils = council_acts::one_of_each(village, proposal).map(Command::from);
    let acceptance = village.acceptance(proposal);
    let assessment = match &acceptance {
        Command::Proposals(proposals::Command::Accept(accept)) => accept.assessment.clone(),
        other => panic!("{other:?}"),
    };
    let reassess = proposals::Command::Reassess(proposals::Reassess {
        proposal,
        assessment,
        reason: line("x"),
    });
    let screened = [
        village.submission(proposal),
        acceptance,
        reassess.into(),
        village.routing(proposal),
    ];
    let projects = project_acts::one_of_each(proposal);
    let all = members
        .chain(proposals)
        .chain(councils)
        .chain(screened)
        .chain(together_acts::one_of_each(proposal))
        .chain(owners_acts::one_of_each(village.compound))
        .chain(projects)
        .chain(renovation_acts::one_of_each(village.compound))
        .chain(lift_acts::one_of_each())
        .chain(volunteering_acts::one_of_each())
        .chain(issue_acts::one_of_each())
        .chain(grid_acts::one_of_each())
        .chain(emergency_acts::one_of_each())
        .chain(privacy_acts::one_of_each())
        .chain(notice_acts::one_of_each())
        .chain(covenant_acts::one_of_each())
        .chain(duty_acts::one_of_each())
        .chain(rooms_acts::one_of_each())
        .chain(sentiment_acts::one_of_each())
        .chain(fund_acts::one_of_each())
        .chain(assessment_acts::one_of_each())
        .chain(points_acts::one_of_each(village.community));
    all.map(|command| (command.act(), command)).collect()
}

/// Who may try an act: written here by hand, apart from the table it checks.
fn may(act: Act, role: &str) -> bool {
    let staff = role == "secretary" || role == "staff";
    let resident = role == "resident" || role == "tenant";
    match act.as_str() {
        // Nobody here supervises.
        "members.set_up"
        | "members.claim_home"
        | "members.enrol_worker"
        | "proposals.answer_appeal" => false,
        "members.import_roster"
        | "members.rule_head"
        | "members.admit_tenant"
        | "members.end_standing"
        | "members.mark_minor"
        | "councils.nominate_on_paper"
        | "proposals.reassess"
        | "proposals.accept" => staff,
        "members.grant_role"
        | "members.end_role"
        | "proposals.return"
        | "proposals.reject"
        | "proposals.merge"
        | "proposals.route"
        | "councils.form"
        | "councils.seat_member"
        | "councils.end_seat"
        | "councils.plan_seats"
        | "councils.renew_seat"
        | "councils.seat_elected" => role == "secretary",
        "councils.call"
        | "councils.put_motion"
        | "councils.call_election"
        | "councils.close_list"
        | "councils.next_round"
        | "councils.take_up"
        | "councils.give_floor"
        | "councils.open_vote"
        | "councils.cancel_vote"
        | "proposals.cancel"
        | "councils.replace_teller"
        | "councils.print_ballots"
        | "councils.hand_out"
        | "councils.return_paper"
        | "councils.open_door"
        | "councils.name_officers"
        | "councils.add_material"
        | "councils.drop_material"
        | "councils.set_follow_up"
        | "councils.raise_interest"
        | "councils.rule_interest"
        | "councils.close_sitting" => staff || role == "convener",
        "proposals.submit"
        | "proposals.revise"
        | "proposals.withdraw"
        | "proposals.appeal"
        | "proposals.support"
        | "proposals.say"
        | "councils.nominate"
        | "councils.answer_nomination"
        | "councils.ask_question"
        | "councils.answer_question"
        | "councils.correct_minutes"
        | "councils.sign_minutes"
        | "councils.declare_interest"
        | "councils.take_back_interest"
        | "councils.attend"
        | "councils.resign"
        | "councils.ask_to_speak"
        | "councils.end_speech"
        | "councils.pass_over"
        | "councils.amend"
        | "councils.take_back"
        | "councils.count_hands"
        | "councils.enter_paper"
        | "councils.cast_ballot"
        | "councils.close_vote" => staff || resident || role == "convener" || role == "grid worker",
        other => project_acts::may(other, role)
            .or_else(|| together_acts::may(other, role))
            .or_else(|| owners_acts::may(other, role))
            .or_else(|| renovation_acts::may(other, role))
            .or_else(|| lift_acts::may(other, role))
            .or_else(|| volunteering_acts::may(other, role))
            .or_else(|| issue_acts::may(other, role))
            .or_else(|| grid_acts::may(other, role))
            .or_else(|| emergency_acts::may(other, role))
            .or_else(|| notice_acts::may(other, role))
            .or_else(|| covenant_acts::may(other, role))
            .or_else(|| duty_acts::may(other, role))
            .or_else(|| rooms_acts::may(other, role))
            .or_else(|| sentiment_acts::may(other, role))
            .or_else(|| fund_acts::may(other, role))
            .or_else(|| assessment_acts::may(other, role))
            .or_else(|| points_acts::may(other, role))
            .or_else(|| privacy_acts::may(other, role))
            .unwrap_or_else(|| panic!("who may do {other}? Add a line here")),
    }
}

#[tokio::test]
async fn every_act_is_refused_to_every_role_it_is_not_for() {
    let mut village = Village::open(Db::Sqlite, 1).await.unwrap();
    let (staff, grid_worker) = (id(3_001), id(3_002));
    village.appoint(staff, Office::Staff).await;
    village.appoint(grid_worker, Office::GridWorker).await;
    let community = village.community;
    let roles: [(&str, Device); 6] = [
        (
            "outsider",
            village.site.sign_in(community, id(3_000), 0).await,
        ),
        ("resident", village.residents[0]),
        ("staff", village.site.sign_in(community, staff, 0).await),
        (
            "grid worker",
            village.site.sign_in(community, grid_worker, 0).await,
        ),
        ("convener", village.convener),
        ("secretary", village.secretary),
    ];
    let commands = one_of_each(&village);
    for act in Act::ALL {
        let Some(command) = commands.get(act) else {
            panic!("no command of {} is tried here", act.as_str());
        };
        for (role, device) in &roles {
            let verdict = village.act(device, command.clone()).await;
            if may(*act, role) {
                continue;
            }
            let Verdict::Refused { refusal } = &verdict else {
                panic!("{role} did {}", act.as_str());
            };
            // Whether one has a seat is the council's matter; of one not one's own nobody learns
            // even that it is there.
            let table = matches!(refusal, Refusal::NotYours | Refusal::NoStanding);
            let by_task = matches!(act.allowed(), Allowed::Seated | Allowed::Entrusted);
            let seated = by_task && *refusal == Refusal::NotFound;
            assert!(
                table || seated,
                "{role} tried {}: {verdict:?}",
                act.as_str()
            );
        }
    }
}

#[tokio::test]
async fn a_role_may_try_what_is_its_own() {
    let mut village = Village::open(Db::Sqlite, 1).await.unwrap();
    let commands = one_of_each(&village);
    let roles = [
        ("resident", village.residents[0]),
        ("convener", village.convener),
        ("secretary", village.secretary),
    ];
    for (act, command) in commands {
        for (role, device) in roles.iter().filter(|(role, _)| may(act, role)) {
            let verdict = village.act(device, command.clone()).await;
            let no_standing = Verdict::Refused {
                refusal: Refusal::NoStanding,
            };
            assert_ne!(
                verdict,
                no_standing,
                "{role} may not even try {}",
                act.as_str()
            );
        }
    }
}

/// The path of a rule with something in its places.
fn filled(path: &str) -> String {
    let sha256 = "0".repeat(64);
    path.replace("{kind}", "member")
        .replace("{id}", "00000000-0000-0000-0000-000000000005")
        .replace("{sha256}", &sha256)
        .replace(
            "votes/{file}",
            "votes/00000000-0000-0000-0000-000000000005.json",
        )
        .replace("{person}", "00000000-0000-0000-0000-000000000005")
        .replace("{opened}", "00000000-0000-0000-0000-000000000005")
        .replace("{file}", "members.xlsx")
}

#[tokio::test]
async fn every_route_keeps_to_its_policy() {
    let village = Village::open(Db::Sqlite, 1).await.unwrap();
    let person = village.residents[0].person;
    let mut dead = village.residents[0];
    dead.token.secret = [7; 32];
    let rules = RULES.iter().filter(|rule| !rule.path.ends_with("/stream"));
    for (number, rule) in rules.enumerate() {
        let path = filled(rule.path);
        // A device of its own, since one of the routes signs it out.
        let resident = village
            .site
            .sign_in(village.community, person, 1 + number as u64)
            .await;
        let guest = village.site.send(rule.method, &path, None, "").await.status;
        let ended = village
            .site
            .send(rule.method, &path, Some(&dead), "")
            .await
            .status;
        let neighbour = village
            .site
            .send(rule.method, &path, Some(&resident), "")
            .await
            .status;
        let row = format!("{} {}", rule.method, rule.path);
        match rule.policy {
            Policy::Anyone => {
                assert_ne!(guest, StatusCode::UNAUTHORIZED, "{row}");
                assert_eq!(
                    ended == StatusCode::UNAUTHORIZED,
                    !rule.path.ends_with(".json"),
                    "{row}"
                );
            }
            Policy::Door => assert!(!guest.is_server_error(), "{row}: {guest}"),
            Policy::SignedIn => {
                assert_eq!(guest, StatusCode::UNAUTHORIZED, "{row}");
                assert_eq!(ended, StatusCode::UNAUTHORIZED, "{row}");
            }
            Policy::Staff => {
                assert_eq!(guest, StatusCode::UNAUTHORIZED, "{row}");
                assert_eq!(ended, StatusCode::UNAUTHORIZED, "{row}");
                assert_eq!(neighbour, StatusCode::FORBIDDEN, "{row}: a resident");
                let staff = Some(&village.secretary);
                let staff = village.site.send(rule.method, &path, staff, "").await;
                assert_ne!(staff.status, StatusCode::FORBIDDEN, "{row}: the office");
            }
        }
        for status in [guest, ended, neighbour] {
            assert!(!status.is_server_error(), "{row}: {status}");
        }
    }
}

#[tokio::test]
async fn every_route_of_the_contract_has_a_policy_and_is_served() {
    let paths: Vec<&str> = RULES.iter().map(|rule| rule.path).collect();
    for route in [
        routes::COMMANDS,
        routes::CHANGES,
        routes::STREAM,
        routes::SESSION,
        routes::SESSION_CODE,
        routes::SESSION_ACTIVATE,
        routes::SESSION_OTP,
        routes::SESSION_PHONE,
        routes::SESSION_SAMPLE,
        routes::SESSION_STAFF,
        routes::SESSION_DEVICES,
        routes::IMPORT_ROSTER,
        routes::SLIPS,
        routes::OPENAPI,
    ] {
        assert!(paths.contains(&route), "{route} has no policy");
    }
    let village = Village::open(Db::Sqlite, 1).await.unwrap();
    for rule in RULES.iter().filter(|rule| !rule.path.ends_with("/stream")) {
        // The router knows the path, so that the policy turns another method away.
        let path = filled(rule.path);
        let answer = village.site.send("TRACE", &path, None, "").await.text();
        assert!(
            answer.contains("nobody may TRACE"),
            "{} is not served",
            rule.path
        );
    }
}
