//! What surrounds the sittings: who chairs and writes, what neighbours ask beforehand, who recuses
//! themselves, minutes.

use domain::councils::{
    AddMaterial, AnswerQuestion, AskQuestion, Command as Act, DeclareInterest, Minutes, SignMinutes,
};
use domain::{Command, MaterialId, MotionId, QuestionId, SittingId, Timestamp, Town};

use super::council::Council;
use super::people::People;
use super::schedule::Schedule;
use super::{Seed, derived, line, prose};
use crate::sequencer::{By, Community};

/// The line of the samples that is on the next sitting's agenda.
const NEXT: u64 = 4;

/// What neighbours ask about it; the first is answered.
const QUESTIONS: [(usize, &str, Option<&str>); 2] = [
    (
        0,
        "井盖换成防响的那种吗？夜里车一过就响。",
        Some("换成带胶圈的防响井盖，市政已经看过现场。"),
    ),
    (1, "施工那几天北门还能走人吗？", None),
];

/// The past sittings are closed; the next one has been asked about.
pub fn keep(people: &People, council: &Council, schedule: &mut Schedule) {
    for meeting in &council.past {
        council.officers(*meeting, schedule);
        council.close(*meeting, schedule);
    }
    council.officers(council.today, schedule);
    let act = |act: Act| Command::Councils(act);
    // Who sits for the social organisations.
    let declare = DeclareInterest {
        motion: MotionId(derived("motion", NEXT)),
        words: line("施工队是我们机构的合作单位"),
    };
    let declared_at = council.next.called_at.plus_minutes(300);
    let member = By::Person(council.seats[15]);
    schedule.add(declared_at, member, act(Act::DeclareInterest(declare)));
    let paper = AddMaterial {
        id: MaterialId(derived("material", NEXT)),
        motion: MotionId(derived("motion", NEXT)),
        title: line("防响井盖三家报价"),
        text: prose(
            "甲 520 元一套，送胶圈，保三年；乙 480 元，不含安装；丙 610 元，连安装，当天换好。市政建议选带胶圈的。",
        ),
        photos: Vec::new(),
        document: None,
    };
    let added_at = council.next.called_at.plus_minutes(200);
    let convener = By::Person(council.convener);
    schedule.add(added_at, convener, act(Act::AddMaterial(paper)));
    let asked_at = council.next.called_at.plus_minutes(240);
    for (number, (resident, text, answer)) in QUESTIONS.into_iter().enumerate() {
        let id = QuestionId(derived("question", number as u64));
        let ask = AskQuestion {
            id,
            motion: MotionId(derived("motion", NEXT)),
            text: prose(text),
        };
        let person = By::Person(people.residents[resident].person);
        schedule.add(asked_at, person, act(Act::AskQuestion(ask)));
        if let Some(answer) = answer {
            let reply = AnswerQuestion {
                question: id,
                text: prose(answer),
            };
            let at = asked_at.plus_minutes(90);
            let convener = By::Person(council.convener);
            schedule.add(at, convener, act(Act::AnswerQuestion(reply)));
        }
    }
}

/// Everyone who is to sign the minutes of these sittings does. What is signed is known only once they are
/// assembled.
///
/// # Errors
/// When a rule refuses.
pub async fn sign(
    seed: &Seed,
    community: &Community,
    sat: &[SittingId],
    at: Timestamp,
) -> anyhow::Result<()> {
    let kept: Vec<Minutes> = community.look(|town| {
        let town: &dyn Town = town;
        let kept = sat.iter().filter_map(|id| town.get::<Minutes>(*id));
        kept.collect()
    });
    let mut schedule = Schedule::default();
    for minutes in kept {
        let Some(version) = minutes.version(&[]) else {
            continue;
        };
        for signer in minutes.signers() {
            let sign = Act::SignMinutes(SignMinutes {
                sitting: minutes.id,
                version,
            });
            schedule.add(at, By::Person(signer.person), Command::Councils(sign));
        }
    }
    schedule.run(community, &seed.clock).await
}
