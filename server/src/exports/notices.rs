//! Notices with how many read them, what hung, and what was said to the office, the latest first.

use domain::covenant::CovenantVersion;
use domain::issues::Body;
use domain::members::Office;
use domain::notices::{
    About, Desk, Message, MessagePulse, NoticeDesk, Publicity, PublicityState, to_whom,
};
use domain::{Lang, Plain, Timestamp, Town, wording};

use super::Sheet;
use super::sheet::Cell;

const LANG: Lang = Lang::ZhCn;

/// Every notice as it stands at an instant. Nobody who read one is named anywhere.
pub fn notices(town: &Plain, now: Timestamp) -> Sheet {
    let whole: &dyn Town = town;
    let today = now.day();
    let mut desks: Vec<NoticeDesk> = town.all::<NoticeDesk>().cloned().collect();
    desks.sort_by_key(|it| (std::cmp::Reverse(it.notice.at), it.id));
    let row = |it: NoticeDesk| {
        let notice = it.notice;
        let state = match (&notice.withdrawn, notice.is_valid(today)) {
            (Some(_), _) => "已撤回",
            (None, true) => "有效",
            (None, false) => "已过期",
        };
        vec![
            Cell::instant(notice.at),
            notice.title.to_string().into(),
            notice.text.to_string().into(),
            to_whom(notice.to, whole, LANG).into(),
            desk(notice.from, whole).into(),
            wording::urgency(notice.urgency, LANG).into(),
            Cell::day(notice.until),
            state.into(),
            Cell::maybe(notice.withdrawn.as_ref().map(|it| &it.reason)),
            Cell::maybe(notice.before.last().map(|it| &it.changed)),
            it.reads.to_string().into(),
        ]
    };
    Sheet {
        name: "公告",
        headings: vec![
            ("发布", 18),
            ("标题", 30),
            ("正文", 50),
            ("给谁看", 20),
            ("发布人", 14),
            ("紧急程度", 10),
            ("有效期至", 12),
            ("状态", 10),
            ("撤回原因", 24),
            ("最近更正", 24),
            ("看过人数", 10),
        ],
        rows: desks.into_iter().map(row).collect(),
    }
}

/// What hangs and what hung.
pub fn publicity(town: &Plain) -> Sheet {
    let whole: &dyn Town = town;
    let mut all: Vec<&Publicity> = town.all::<Publicity>().collect();
    all.sort_by_key(|it| (std::cmp::Reverse(it.from), it.id));
    let row = |it: &Publicity| {
        let (state, words) = match &it.state {
            PublicityState::Hangs => ("公示中", None),
            PublicityState::Ended(ended) => ("已结束", Some(ended.words.to_string())),
            PublicityState::Withdrawn(it) => ("已撤下", Some(it.reason.to_string())),
        };
        vec![
            it.title.to_string().into(),
            it.text.to_string().into(),
            it.basis.to_string().into(),
            to_whom(it.to, whole, LANG).into(),
            it.hangs_at.to_string().into(),
            Cell::day(it.from),
            it.days.to_string().into(),
            Cell::day(it.last),
            state.into(),
            Cell::maybe(words),
            (it.first.len() + it.end.len()).to_string().into(),
        ]
    };
    Sheet {
        name: "公示",
        headings: vec![
            ("公示什么", 30),
            ("内容", 50),
            ("依据", 30),
            ("给谁看", 16),
            ("贴在哪里", 16),
            ("张贴日", 12),
            ("天数", 8),
            ("最后一天", 12),
            ("状态", 10),
            ("结果", 36),
            ("照片", 8),
        ],
        rows: all.into_iter().map(row).collect(),
    }
}

/// What was said to the office, with the last answer.
pub fn messages(town: &Plain, now: Timestamp) -> Sheet {
    let whole: &dyn Town = town;
    let mut all: Vec<&Message> = town.all::<Message>().collect();
    all.sort_by_key(|it| (std::cmp::Reverse(it.at), it.id));
    let row = |it: &Message| {
        let (place, what) = about(it, whole);
        let last = it.replies.last();
        let late = it.waits() && it.due.is_some_and(|due| due <= now);
        let pulse: Option<MessagePulse> = whole.get(it.id);
        vec![
            Cell::instant(it.at),
            place.into(),
            what.into(),
            it.author.shown.clone().into(),
            Cell::maybe(it.text.as_ref()),
            Cell::maybe(it.hidden.as_ref().map(|it| &it.reason)),
            Cell::maybe(it.due.map(|at| Cell::instant(at).shown())),
            if late { "是" } else { "否" }.into(),
            Cell::maybe(last.map(|it| desk(it.from, whole))),
            Cell::maybe(last.map(|it| &it.text)),
            Cell::maybe(it.progress().map(|it| wording::progress(it, LANG))),
            Cell::maybe(pulse.map(|it| it.backers)),
        ]
    };
    Sheet {
        name: "留言和反馈",
        headings: vec![
            ("时间", 18),
            ("在哪里", 12),
            ("关于", 30),
            ("谁", 14),
            ("内容", 50),
            ("隐去原因", 24),
            ("答复期限", 18),
            ("超期", 8),
            ("谁答复", 16),
            ("最近答复", 50),
            ("处理情况", 12),
            ("同感人数", 10),
        ],
        rows: all.into_iter().map(row).collect(),
    }
}

fn about(it: &Message, town: &dyn Town) -> (&'static str, String) {
    match &it.about {
        About::Notice(id) => {
            let desk: Option<NoticeDesk> = town.get(*id);
            (
                "公告",
                desk.map_or_else(String::new, |it| it.notice.title.to_string()),
            )
        }
        About::Publicity { item, objection } => {
            let board: Option<Publicity> = town.get(*item);
            let title = board.map_or_else(String::new, |it| it.title.to_string());
            (
                if *objection {
                    "公示异议"
                } else {
                    "公示意见"
                },
                title,
            )
        }
        About::Column { topic, .. } => ("百姓评说", wording::topic(*topic, LANG).to_owned()),
        About::Covenant(id) => {
            let version: Option<CovenantVersion> = town.get(*id);
            (
                "公约意见",
                version.map_or_else(String::new, |it| format!("{} 第{}版", it.title, it.number)),
            )
        }
        About::App { kind, screen } => (
            "应用反馈",
            format!("{} {screen}", wording::complaint(*kind, LANG)),
        ),
    }
}

fn desk(from: Desk, town: &dyn Town) -> String {
    match from {
        Desk::Office => "社区".to_owned(),
        Desk::GridWorker => wording::office(Office::GridWorker, LANG).to_owned(),
        Desk::BuildingHead => wording::office(Office::BuildingHead, LANG).to_owned(),
        Desk::Body(id) => {
            let body: Option<Body> = town.get(id);
            body.map_or_else(String::new, |it| it.name.to_string())
        }
    }
}
