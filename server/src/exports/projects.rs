//! Projects: where each is, its money, its days.

use domain::projects::{Indicator, Measured, Project, Ratings, spent};
use domain::proposals::{Offer, OfferState, Proposal};
use domain::{Lang, Money, Plain, Town, wording};

use super::Sheet;
use super::sheet::Cell;

const LANG: Lang = Lang::ZhCn;

/// Every project, the last to move first.
pub fn projects(town: &Plain) -> Sheet {
    let whole: &dyn Town = town;
    let mut projects: Vec<&Project> = town.all::<Project>().collect();
    projects.sort_by_key(|it| (std::cmp::Reverse(it.changed_at), it.id));
    let row = |it: &Project| {
        let proposal: Option<Proposal> = whole.get(it.id);
        let scene = proposal.as_ref().and_then(|it| it.details.scene);
        let (title, stage) = proposal.map_or_else(Default::default, |it| {
            let stage = wording::stage(it.state.stage(), LANG).to_owned();
            (it.details.title.to_string(), stage)
        });
        let leg = it.state.leg().map(|leg| wording::leg(leg, LANG).to_owned());
        let funding = it.state.funding();
        let gifts = funding.map(|funding| {
            let gifts = funding.gifts.iter();
            let gifts = gifts.map(|it| format!("{} {} 元", it.giver, it.amount));
            gifts.collect::<Vec<_>>().join("；")
        });
        let works = it.state.works();
        let progress = works.map(|works| i64::from(works.progress()));
        let handed = it.state.handed();
        let paid: Option<Money> = handed.and_then(|it| spent(&it.delivery.accounts).ok());
        let evaluation = it.state.evaluation();
        let ratings: Option<Ratings> = whole.get(it.id);
        let mean = ratings.as_ref().and_then(Ratings::mean_tenths);
        vec![
            title.into(),
            Cell::maybe(scene.map(|scene| wording::scene(scene, LANG))),
            leg.unwrap_or(stage).into(),
            Cell::maybe(Some(it.notice.budget)),
            Cell::day(it.notice.posted_at.day()),
            Cell::day(it.notice.last),
            Cell::maybe(gifts),
            Cell::maybe(works.map(|it| it.contract.started.at.day())),
            progress.map_or(Cell::from(""), Cell::Count),
            Cell::maybe(handed.map(|it| it.delivery.deed.at.day())),
            Cell::maybe(paid),
            Cell::maybe(evaluation.map(|it| it.at.day())),
            ratings.map_or(Cell::from(""), |it| Cell::Count(it.given().into())),
            Cell::maybe(mean.map(|tenths| format!("{}.{}", tenths / 10, tenths % 10))),
            Cell::maybe(evaluation.and_then(|it| it.measured.as_ref()).map(results)),
        ]
    };
    Sheet {
        name: "微项目",
        headings: vec![
            ("标题", 30),
            ("场景", 10),
            ("状态", 12),
            ("预算(元)", 12),
            ("公示开始", 12),
            ("异议截止", 12),
            ("资金来源", 36),
            ("开工", 12),
            ("进度(%)", 10),
            ("报验", 12),
            ("支出(元)", 12),
            ("验收", 12),
            ("评价人数", 10),
            ("平均星级", 10),
            ("指标结果", 40),
        ],
        rows: projects.into_iter().map(row).collect(),
    }
}

/// What was promised, what it came to, and whether that is reached.
fn results(measured: &Measured) -> String {
    let one = |it: &Indicator| {
        let met = wording::met(it.reading.met, LANG);
        format!("{}：{}（{met}）", it.promised, it.reading.value)
    };
    let all: Vec<String> = measured.indicators.iter().map(one).collect();
    all.join("；")
}

/// Help without money that was offered, the newest first: never anybody's telephone.
pub fn offers(town: &Plain) -> Sheet {
    let whole: &dyn Town = town;
    let mut offers: Vec<&Offer> = town.all::<Offer>().collect();
    offers.sort_by_key(|it| (std::cmp::Reverse(it.at), it.id));
    let row = |it: &Offer| {
        let proposal: Option<Proposal> = whole.get(it.proposal);
        let (state, word) = match &it.state {
            OfferState::Waiting => ("等答复", None),
            OfferState::Accepted { word, .. } => ("采纳", Some(word)),
            OfferState::Declined { word, .. } => ("谢绝", Some(word)),
            OfferState::TakenBack { .. } => ("收回", None),
            OfferState::Lapsed { .. } => ("随事情了结", None),
        };
        vec![
            Cell::maybe(proposal.map(|it| it.details.title)),
            it.giver.shown().to_owned().into(),
            wording::source(it.giver.source(), LANG).into(),
            wording::help(it.help, LANG).into(),
            it.what.to_string().into(),
            Cell::instant(it.at),
            state.into(),
            Cell::maybe(word),
        ]
    };
    Sheet {
        name: "愿意出力",
        headings: vec![
            ("提案", 30),
            ("谁", 20),
            ("来源", 18),
            ("怎么出力", 18),
            ("能做什么", 40),
            ("什么时候", 18),
            ("办理", 12),
            ("回的话", 30),
        ],
        rows: offers.into_iter().map(row).collect(),
    }
}
