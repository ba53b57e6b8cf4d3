//! The contract, frozen: every shape that travels, as the bytes that travel. A difference here is
//! a new schema, not a refactoring.

use domain::councils::counting::{Completion, Fund, Marks, MarksFault, Raise, Rule};
use domain::councils::{
    self, CancelVote, CastBallot, Choice, CloseVote, Mode, OpenVote, PutMotion, ReplaceTeller,
    Slate, VoteOption,
};
use domain::members::{self, Claim, Phone};
use domain::projects::{self, Finish, Gift, ProjectFault, Rate, Stars, Voucher};
use domain::proposals::{self, Details, Photo, Place, Say, SetSupport, Source, Stance};
use domain::renovation::{self, Design, PublishOptions, RenovationFault};
use domain::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;
use wire::*;

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

/// The JSON as it travels, one key a line, after a round trip that must lose nothing.
fn travels<T: Serialize + DeserializeOwned>(it: &T) -> String {
    let text = serde_json::to_string(it).unwrap();
    let back: T = serde_json::from_str(&text).unwrap();
    assert_eq!(
        serde_json::to_string(&back).unwrap(),
        text,
        "a round trip loses nothing"
    );
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    serde_json::to_string_pretty(&value).unwrap()
}

fn commands() -> Vec<Command> {
    let details = Details {
        title: line("东门加一段无障碍坡道"),
        problem: Prose::new("三级台阶没有坡道").unwrap(),
        goal: Prose::new("三个月内加一段坡道").unwrap(),
        need: Prose::new("推轮椅的人").unwrap(),
        place: Place::Spot(SpotId(id(1))),
        homes: Some(398),
        photos: vec![Photo {
            hash: Digest::of(b"photo"),
            width: 2048,
            height: 1536,
            shows: None,
        }],
        scene: None,
    };
    let submit = proposals::Submit {
        id: ProposalId(id(2)),
        community: CommunityId(id(3)),
        compound: CompoundId(id(4)),
        details,
        facts: None,
        behalf: None,
    };
    let mut of_a_scene = submit.clone();
    of_a_scene.details.scene = Some(Scene::LowCarbon);
    let say = Say {
        id: CommentId(id(5)),
        proposal: ProposalId(id(2)),
        stance: Stance::Question,
        text: Prose::new("够吗?").unwrap(),
        answers: None,
    };
    let open = OpenVote {
        id: VoteId(id(6)),
        motion: MotionId(id(7)),
        mode: Mode::Secret,
        closes_at: Timestamp(1_795_276_800_000),
        tellers: [PersonId(id(8)), PersonId(id(9))],
        drawn: None,
    };
    let cast = CastBallot {
        vote: VoteId(id(6)),
        choice: Choice::Agree.into(),
        blind: id(10),
    };
    let support = SetSupport {
        proposal: ProposalId(id(2)),
        supports: true,
    };
    vec![
        Command::Proposals(proposals::Command::Submit(submit)),
        Command::Proposals(proposals::Command::Submit(of_a_scene)),
        Command::Proposals(proposals::Command::Support(support)),
        Command::Proposals(proposals::Command::Say(say)),
        Command::Councils(councils::Command::OpenVote(open)),
        Command::Councils(councils::Command::CastBallot(cast)),
        Command::Councils(councils::Command::PutMotion(choice())),
        Command::Councils(councils::Command::CastBallot(CastBallot {
            vote: VoteId(id(6)),
            choice: Marks::Ticked(vec![0, 2]).into(),
            blind: id(10),
        })),
        Command::Councils(councils::Command::CloseVote(CloseVote {
            vote: VoteId(id(6)),
            unreturned: Vec::new(),
        })),
        Command::Councils(councils::Command::CancelVote(CancelVote {
            vote: VoteId(id(6)),
            reason: line("预算写错了"),
        })),
        Command::Councils(councils::Command::ReplaceTeller(ReplaceTeller {
            vote: VoteId(id(6)),
            absent: PersonId(id(8)),
            instead: PersonId(id(11)),
            reason: line("住院"),
        })),
        Command::Projects(projects::Command::Fund(projects::Fund {
            project: ProposalId(id(2)),
            gifts: vec![Gift {
                source: Source::GovernmentSupport,
                giver: line("街道办事处"),
                amount: Money::yuan(800),
            }],
            contact: PersonId(id(12)),
        })),
        Command::Projects(projects::Command::Finish(Finish {
            project: ProposalId(id(2)),
            photos: Vec::new(),
            accounts: vec![Voucher {
                what: line("水泥"),
                payee: line("江城建材"),
                amount: Money(79_950),
                photo: None,
            }],
        })),
        Command::Projects(projects::Command::Rate(Rate {
            project: ProposalId(id(2)),
            stars: Stars::Five,
            remark: Some((RemarkId(id(13)), line("好走"))),
        })),
        Command::Renovation(renovation::Command::PublishOptions(PublishOptions {
            id: ComparisonId(id(14)),
            plan: CompoundId(id(3)),
            item: 12,
            title: line("电梯怎么装"),
            text: None,
            designs: vec![Design {
                title: line("平层入户"),
                points: line("出电梯就到家"),
                photo: None,
                cost: Money::yuan(530_000),
                helped: Money::yuan(200_000),
            }],
            until: Timestamp(1_795_276_800_000).day(),
        })),
    ]
}

/// A motion with options, in the way that has the most to say.
fn choice() -> PutMotion {
    let option = |title: &str| VoteOption {
        title: line(title),
        note: None,
    };
    PutMotion {
        id: MotionId(id(7)),
        sitting: SittingId(id(12)),
        proposal: ProposalId(id(2)),
        text: Prose::new("先装哪几处").unwrap(),
        major: false,
        slate: Some(Slate {
            rule: Rule::EqualShares {
                fund: Fund {
                    budget: Money::yuan(2600),
                    costs: [1200, 900].map(Money::yuan).to_vec(),
                    most: None,
                },
                completion: Completion::Add1(Raise {
                    step: Money::yuan(1),
                    most: 10_000,
                }),
            },
            options: vec![option("车棚"), option("东门")],
        }),
    }
}

#[test]
fn a_push() {
    let envelope = |(index, command)| Envelope {
        id: CommandId(id(100 + index as u128)),
        made_at: Timestamp(1_795_276_800_000),
        command,
    };
    let commands = commands().into_iter().enumerate().map(envelope).collect();
    insta::assert_snapshot!(travels(&Push {
        schema: SCHEMA,
        commands
    }));
}

#[test]
fn outcomes() {
    let at = Timestamp(1_795_276_800_000);
    let receipt = Receipt::of(CommandId(id(1)));
    let refusals = [
        Refusal::AnotherBody,
        Refusal::VoteClosed { closed_at: at },
        Refusal::NoticeTooShort {
            days: 3,
            earliest: at.day(),
        },
        Refusal::ProposalNotThere {
            stage: proposals::Stage::Merged,
        },
        Refusal::Project {
            fault: ProjectFault::NotThere {
                leg: projects::Leg::ObjectionReview,
            },
        },
        Refusal::Project {
            fault: ProjectFault::SourcesDiffer {
                sum: Money(79_999),
                budget: Money::yuan(800),
            },
        },
        Refusal::Renovation {
            fault: RenovationFault::NotYourHome,
        },
        Refusal::NotForACouncil {
            matter: proposals::Matter::Owners,
        },
        Refusal::OverBound {
            what: Bound::HomeHolders,
            most: 60,
        },
        Refusal::VoteCancelled {
            reason: line("预算写错了"),
        },
        Refusal::VoteTooLong {
            days: 30,
            latest: at,
        },
        Refusal::BallotSpoilt {
            fault: MarksFault::TooMany { marked: 3, most: 2 },
        },
        Refusal::SlateUnusable {
            fault: councils::SlateFault::Twice {
                title: line("车棚"),
            },
        },
    ];
    let mut verdicts = vec![Verdict::Done { seq: 42, receipt }];
    verdicts.extend(
        refusals
            .into_iter()
            .map(|refusal| Verdict::Refused { refusal }),
    );
    let outcomes = verdicts
        .into_iter()
        .map(|verdict| Outcome {
            id: CommandId(id(1)),
            at,
            verdict,
        })
        .collect();
    insta::assert_snapshot!(travels(&Outcomes { outcomes, now: at }));
}

#[test]
fn a_page_of_changes() {
    let body = serde_json::value::RawValue::from_string("{\"id\":\"x\"}".into()).unwrap();
    let changed = |seq: u32, body| Changed {
        seq: seq.into(),
        kind: Kind::Proposal,
        id: id(seq.into()),
        body,
    };
    let page = ChangesPage {
        changes: vec![changed(7, Some(body)), changed(8, None)],
        cursors: "public=8,residents=8".parse().unwrap(),
        history: id(12),
        lost: vec![Audience::Building(id(3).into())],
        more: false,
        now: Timestamp(1_795_276_800_000),
        schema: SCHEMA,
    };
    insta::assert_snapshot!(travels(&page));
}

#[test]
fn sign_in() {
    let claim = Claim::Owner { tail: line("1577") };
    let activate = Activate {
        code: "K7QM-2XD4-9R".into(),
        name: line("金平"),
        claim,
        phone: Some(Phone::new("15900400610").unwrap()),
        otp: Some("123456".into()),
        device: line("Android, Chrome"),
    };
    insta::assert_snapshot!(travels(&activate));
}

#[test]
fn a_problem() {
    let refused = Problem::refused(Refusal::NotOnTheRoll, Lang::En).because("vote 6");
    insta::assert_snapshot!(travels(&refused));
    for code in ProblemCode::ALL {
        let travelling = serde_json::to_value(code).unwrap();
        assert_eq!(travelling, code.as_str());
        assert!((400..600).contains(&code.status()));
    }
}

#[test]
fn unknown_fields_and_unbounded_texts_are_malformed() {
    let support = r#"{"proposals":{"support":{"proposal":"00000000-0000-0000-0000-000000000002","supports":true"#;
    assert!(serde_json::from_str::<Command>(&format!("{support}}}}}}}")).is_ok());
    assert!(serde_json::from_str::<Command>(&format!("{support},\"extra\":1}}}}}}")).is_err());
    let long = format!("\"{}\"", "长".repeat(61));
    assert!(serde_json::from_str::<Line>(&long).is_err());
}

#[test]
fn cursors_travel_as_query_text() {
    let text = "public=12,residents=9";
    assert_eq!(text.parse::<Cursors>().unwrap().to_string(), text);
    assert_eq!("".parse::<Cursors>().unwrap(), Cursors::default());
    for bad in ["public", "public=x", "nobody=1", "public=1;residents=2"] {
        assert!(bad.parse::<Cursors>().is_err(), "{bad}");
    }
}

#[test]
fn a_receipt_can_be_read_aloud() {
    let receipt = Receipt::of(CommandId(id(1))).0;
    assert_eq!(receipt.len(), 9);
    assert!(!receipt.contains(['I', 'L', 'O', 'U']));
    assert_ne!(receipt, Receipt::of(CommandId(id(2))).0);
}

#[test]
fn the_same_id_with_another_body_has_another_hash() {
    let envelope = |command| Envelope {
        id: CommandId(id(1)),
        made_at: Timestamp(1),
        command,
    };
    let mut hashes: Vec<_> = commands()
        .into_iter()
        .map(|command| body_hash(&envelope(command)))
        .collect();
    hashes.sort();
    hashes.dedup();
    assert_eq!(hashes.len(), commands().len());
}

#[test]
fn every_record_kind_has_its_name() {
    let names: Vec<_> = Kind::ALL.iter().map(|kind| kind.as_str()).collect();
    insta::assert_snapshot!(names.join("\n"));
    for kind in Kind::ALL {
        assert_eq!(kind.as_str().parse(), Ok(*kind));
        // A page names it by the same word as an address: a phone would drop what it cannot name.
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
    }
}

#[test]
fn every_act_has_its_row() {
    let rows: Vec<_> = members::Act::ALL
        .iter()
        .map(|act| format!("{}: {:?}, {:?}", act.as_str(), act.allowed(), act.of_age()))
        .collect();
    insta::assert_snapshot!(rows.join("\n"));
}
