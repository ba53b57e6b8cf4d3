//! What the council of the northern houses voted on: one motion that did not pass, and one that did and
//! needed no project any more.

use domain::proposals::{
    Accept, Assessment, Cancel, Command as Act, Details, Forum, Impact, Matter as Kind, Place,
    Route, Shared, Source, Submit,
};
use domain::{Command, Money, ProposalId, Timestamp};

use super::sittings::{Went, called_at};
use crate::demo::people::People;
use crate::demo::schedule::Schedule;
use crate::demo::{Seed, derived, line, prose};
use crate::sequencer::By;

/// A proposal and its vote.
pub struct Matter {
    /// In which sitting it is voted on.
    pub sitting: u64,
    /// Whose it is, among the residents.
    author: usize,
    title: &'static str,
    problem: &'static str,
    goal: &'static str,
    need: &'static str,
    /// What is voted on.
    pub text: &'static str,
    yuan: i64,
    /// How the ballots were marked.
    pub went: Went,
    /// Why it was ended after it passed.
    ended: Option<&'static str>,
}

/// All of them.
pub const MATTERS: [Matter; 2] = [
    Matter {
        sitting: 4,
        author: 28,
        title: "单元门厅铺一块大地垫",
        problem: "下雨天门厅湿滑，鞋底带进来的泥一直到电梯口。",
        goal: "门厅里一块防滑垫，每周冲一次",
        need: "腿脚不便的邻居，推婴儿车的人家。",
        text: "门厅铺一块两米的防滑垫，物业每周冲洗一次，预算 900 元。",
        yuan: 900,
        went: [5, 8, 1],
        ended: None,
    },
    Matter {
        sitting: 8,
        author: 29,
        title: "楼道窗户换插销",
        problem: "楼道的窗一半关不严，刮风下雨往里灌，半夜砰砰响。",
        goal: "每扇窗都关得上、插得住",
        need: "住在窗边睡不好的人家，天天爬楼的老人。",
        text: "更换本楼楼道窗的插销 24 副，物业施工半天，预算 720 元。",
        yuan: 720,
        went: [11, 2, 1],
        ended: Some("物业公司已用年度维修的钱全部换好，不用再立项。谢谢提出来。"),
    },
];

impl Matter {
    /// It is handed in and assessed before the sitting is called, and ended after it where it is.
    pub fn propose(
        &self,
        seed: &Seed,
        people: &People,
        starts_at: Timestamp,
        schedule: &mut Schedule,
    ) -> ProposalId {
        let proposal = ProposalId(derived("north proposal", self.sitting));
        let author = &people.residents[self.author];
        let staff = By::Person(people.staff);
        let submit = Act::Submit(Submit {
            id: proposal,
            community: seed.community(),
            compound: seed.compound(),
            details: Details {
                title: line(self.title),
                problem: prose(self.problem),
                goal: prose(self.goal),
                need: prose(self.need),
                place: Place::Building(author.home.building),
                homes: Some(24),
                photos: Vec::new(),
                scene: None,
            },
            facts: None,
            behalf: None,
        });
        let accept = Act::Accept(Accept {
            proposal,
            assessment: self.assessment(),
            scene: None,
        });
        let route = Act::Route(Route {
            proposal,
            forum: Forum::Neighbourhood,
            reason: None,
        });
        let at = called_at(starts_at).plus_days(-2);
        let mut act = |at, by, act| schedule.add(at, by, Command::Proposals(act));
        act(at, By::Person(author.person), submit);
        act(at.plus_minutes(900), staff, accept);
        act(at.plus_minutes(920), staff, route);
        if let Some(reason) = self.ended {
            let reason = line(reason);
            let cancel = Act::Cancel(Cancel { proposal, reason });
            act(starts_at.plus_days(12), staff, cancel);
        }
        proposal
    }

    fn assessment(&self) -> Assessment {
        Assessment {
            matter: Kind::Council,
            homes: 24,
            object: Some(line(self.title)),
            impact: Some(Impact::Small),
            shared: Some(Shared::Untouched),
            funds: Some(line("社区现有经费够用")),
            materials: Some(line("物业公司备料，市面上买得到")),
            manpower: Some(line("物业公司一人，半天")),
            implementer: line("临江社区居委会"),
            process: prose("议事会通过并公示后动工，做完拍照上墙。"),
            budget: Money::yuan(self.yuan),
            sources: vec![Source::SelfCompleted],
            indicators: Some(line("本楼的住户里，说比以前好的有几户")),
            data: Some(line("楼栋长上门问一遍")),
            evaluator: Some(line("居民小组")),
        }
    }
}
