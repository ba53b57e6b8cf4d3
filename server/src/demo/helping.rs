//! Neighbours who help each other: a handful of offers, and a request in every state (邻里互助).

use domain::members::Phone;
use domain::volunteering::{
    AgreeToMeet, AskForHelp, Command as Act, EndMeeting, OfferSkills, Reach, ShowThanks, Skill,
    TakeBackRequest, Thanked, WriteThanks,
};
use domain::{Command, HelpId, IntroductionId, SkillOfferId, ThanksId};

use super::people::People;
use super::schedule::Schedule;
use super::{Seed, derived, prose};
use crate::sequencer::By;

/// Who offers what among the residents, how far, and whether they rest just now.
const OFFERS: [(usize, &[Skill], Reach, bool); 6] = [
    (22, &[Skill::Doctor, Skill::Company], Reach::Compound, false),
    (
        23,
        &[Skill::Shopping, Skill::Escort],
        Reach::Building,
        false,
    ),
    (24, &[Skill::Phone], Reach::Compound, false),
    (26, &[Skill::Repair], Reach::Community, false),
    (27, &[Skill::FirstAid, Skill::Arts], Reach::Community, false),
    (28, &[Skill::Children], Reach::Building, true),
];

/// What came of a request: who of the two said what, in that order.
#[derive(Clone, Copy)]
enum Told {
    /// Whoever offers it among the residents was asked and has not answered.
    Asked,
    /// They would; whoever asked has not looked yet.
    Agreed(usize),
    /// Both would, and may call each other.
    Meeting(usize),
    /// They met.
    Helped(usize),
    /// Not this time, and nobody else offers it.
    Declined(usize),
    /// Nobody offers it.
    Nobody,
    /// Nobody is needed any more.
    TakenBack,
}

/// Who asks among the residents, how many hours ago, with what, in which words, and what came of it.
const REQUESTS: [(usize, i64, Skill, &str, Told); 8] = [
    (
        29,
        240,
        Skill::Doctor,
        "周二上午去中医院做检查，想有人陪着排队取药。",
        Told::Helped(22),
    ),
    (
        30,
        50,
        Skill::Phone,
        "手机换了新的，不会看孙子发的视频，想请人教一教。",
        Told::Meeting(24),
    ),
    (
        31,
        26,
        Skill::Repair,
        "厨房的水龙头滴水，会拧垫圈的邻居能来看一眼吗？",
        Told::Agreed(26),
    ),
    (
        32,
        5,
        Skill::Arts,
        "家里办喜事，想写几副对子，请会书法的邻居帮帮忙。",
        Told::Asked,
    ),
    (
        33,
        72,
        Skill::Languages,
        "外孙女的男朋友来做客，想学两句手语打个招呼。",
        Told::Nobody,
    ),
    (
        25,
        30,
        Skill::Shopping,
        "腿刚做完手术，这周想请人带两次菜，钱当面给。",
        Told::Nobody,
    ),
    (
        32,
        140,
        Skill::Company,
        "老伴住院，晚上一个人吃饭冷清，想有人说说话。",
        Told::Declined(22),
    ),
    (
        29,
        96,
        Skill::Children,
        "周五下午加班，孩子放学能不能在谁家写会儿作业？",
        Told::TakenBack,
    ),
];

/// Plans all of it.
pub fn give(seed: &Seed, people: &People, schedule: &mut Schedule) -> anyhow::Result<()> {
    let mut add = |hours: i64, minutes: i64, who: usize, act: Act| {
        let at = seed.now.plus_minutes(minutes - hours * 60);
        let by = By::Person(people.residents[who].person);
        schedule.add(at, by, Command::Volunteering(act));
    };
    let phone = |who: usize| match &people.residents[who].phone {
        Some(phone) => Ok(phone.clone()),
        None => Phone::new(&format!("138000300{who:02}")),
    };
    for (who, skills, reach, resting) in OFFERS {
        let offer = OfferSkills {
            id: offer(who),
            community: seed.community(),
            skills: skills.to_vec(),
            reach,
            phone: phone(who)?,
            resting,
        };
        add(24 * 20, who as i64, who, Act::OfferSkills(offer));
    }
    for (number, (who, hours, skill, words, told)) in (0u64..).zip(REQUESTS) {
        let id = HelpId(derived("help", number));
        let ask = AskForHelp {
            id,
            community: seed.community(),
            skill,
            words: prose(words),
            phone: phone(who)?,
        };
        add(hours, 0, who, Act::AskForHelp(ask));
        let agree = |helper: usize| {
            let introduction = introduction(id, helper);
            Act::AgreeToMeet(AgreeToMeet { introduction })
        };
        let end = |helper: usize, helped: bool| {
            let introduction = introduction(id, helper);
            Act::EndMeeting(EndMeeting {
                introduction,
                helped,
            })
        };
        match told {
            Told::Asked | Told::Nobody => {}
            Told::Agreed(helper) => add(hours, 40, helper, agree(helper)),
            Told::Meeting(helper) => {
                add(hours, 40, helper, agree(helper));
                add(hours, 90, who, agree(helper));
            }
            Told::Helped(helper) => {
                add(hours, 40, helper, agree(helper));
                add(hours, 90, who, agree(helper));
                add(hours, 2_900, who, end(helper, true));
                let card = ThanksId(derived("thanks", number));
                let thanks = WriteThanks {
                    id: card,
                    community: seed.community(),
                    to: Thanked::Helper(introduction(id, helper)),
                    words: prose(
                        "排队、取药、扶着上楼，一上午都陪着，比我自己的孩子还细心。谢谢！",
                    ),
                    may_show: true,
                };
                add(hours, 2_950, who, Act::WriteThanks(thanks));
                add(hours, 3_000, helper, Act::ShowThanks(ShowThanks { card }));
            }
            Told::Declined(helper) => add(hours, 40, helper, end(helper, false)),
            Told::TakenBack => {
                let back = TakeBackRequest { request: id };
                add(hours, 600, who, Act::TakeBackRequest(back));
            }
        }
    }
    Ok(())
}

fn offer(who: usize) -> SkillOfferId {
    SkillOfferId(derived("skill-offer", who as u64))
}

/// The introduction that the server makes of a request and what a helper offers.
fn introduction(request: HelpId, helper: usize) -> IntroductionId {
    let offer = offer(helper);
    IntroductionId::derived("introduction", &[request.0.as_bytes(), offer.0.as_bytes()])
}
