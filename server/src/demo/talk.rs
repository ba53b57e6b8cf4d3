//! What neighbours say about proposals.

use domain::proposals::{Command as Act, Say, Stance};
use domain::{Command, CommentId, ProposalId, Timestamp};

use super::people::People;
use super::schedule::Schedule;
use super::{derived, prose};
use crate::sequencer::By;

/// Something said: about which line of the file, by which speaker, as what, and the office's answer.
struct Said {
    about: usize,
    who: usize,
    stance: Stance,
    text: &'static str,
    answer: Option<&'static str>,
}

const fn said(about: usize, who: usize, stance: Stance, text: &'static str) -> Said {
    Said {
        about,
        who,
        stance,
        text,
        answer: None,
    }
}

const fn asked(about: usize, who: usize, text: &'static str, answer: &'static str) -> Said {
    Said {
        about,
        who,
        stance: Question,
        text,
        answer: Some(answer),
    }
}

use Stance::{Against, For, Question};

const TALK: [Said; 24] = [
    said(
        28,
        2,
        For,
        "去年楼道里冒烟两次。集中停、有喷淋，总比每家门口充电强。",
    ),
    said(
        28,
        5,
        For,
        "消防通道被堵过，救护车进不来。划线是最省钱的办法。",
    ),
    said(28, 9, For, "800 块就能办的事，早办早安心。"),
    said(28, 14, For, "我家两辆电动车，愿意停到固定位置。"),
    said(28, 36, For, "租户也一样，最怕半夜线路起火。"),
    said(
        28,
        11,
        Against,
        "车库进水过一回。电动车放地下，我家正好在上面，心里不踏实。",
    ),
    said(28, 17, Against, "地下充电有风险，还是放地上车棚好。"),
    said(28, 21, Against, "划了 36 个，剩下的人往哪儿停？会更乱。"),
    asked(
        28,
        34,
        "36 个位够吗？现在登记的有 61 辆。",
        "地上 5号楼旁另有 28 个充电位，12月完工，合起来 64 个。",
    ),
    asked(
        28,
        7,
        "喷淋谁来维护，坏了找谁？",
        "物业每月检查一次，记录贴在车库入口；坏了拨 8555 0123。",
    ),
    said(28, 25, Question, "外卖小哥临时停怎么办？"),
    said(22, 1, For, "我妈坐轮椅，每次出门都要两个人抬。"),
    said(22, 6, For, "推婴儿车也一样，台阶太陡。"),
    said(22, 19, Against, "坡道占了一半通道，早高峰会不会更挤？"),
    asked(
        22,
        12,
        "坡度多少？太陡了轮椅也上不去。",
        "按 1:12 做，长 5 米，两侧有扶手。",
    ),
    said(1, 8, Against, "种菜要施肥，楼下味道受不了。"),
    said(1, 15, Against, "公共绿地分给少数人，不公平。"),
    said(1, 23, For, "荒着也是荒着，不如让老人有点事做。"),
    said(11, 3, For, "上个月摔过一跤，早该装了。"),
    said(11, 18, For, "感应灯省电，晚上下班回来踏实。"),
    said(6, 10, For, "绿化带里拉绳子难看，还绊人。"),
    said(6, 27, Against, "晾晒架正对我家窗户，能不能挪一挪？"),
    said(4, 13, For, "夜里货车一压，整栋楼都听得见。"),
    said(12, 16, For, "去年冒烟那次就在我家楼下。"),
];

/// What was said about a line of the file, from an instant on.
pub fn about(
    index: usize,
    proposal: ProposalId,
    at: Timestamp,
    people: &People,
    schedule: &mut Schedule,
) {
    let speakers: Vec<_> = people.everyone().collect();
    for (number, it) in TALK.iter().enumerate().filter(|(_, it)| it.about == index) {
        let question = CommentId(derived("comment", number as u64 * 2));
        let say = Act::Say(Say {
            id: question,
            proposal,
            stance: it.stance,
            text: prose(it.text),
            answers: None,
        });
        let speaker = speakers[it.who % speakers.len()];
        schedule.add(at, By::Person(speaker.person), Command::Proposals(say));
        if let Some(answer) = it.answer {
            let say = Act::Say(Say {
                id: CommentId(derived("comment", number as u64 * 2 + 1)),
                proposal,
                stance: Stance::Answer,
                text: prose(answer),
                answers: Some(question),
            });
            let answered_at = at.plus_minutes(2);
            schedule.add(
                answered_at,
                By::Person(people.staff),
                Command::Proposals(say),
            );
        }
    }
}
