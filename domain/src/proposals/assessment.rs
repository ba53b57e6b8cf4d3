//! What the residents' committee finds when it accepts a proposal (立项预审; domain-rules 2.1).

use serde::{Deserialize, Serialize};

use crate::core::{Line, Money, Prose};
use crate::texts::Texts;
use crate::{Lang, wording};

/// What kind of matter it is by law (法定事项类型): R1, a council never decides what owners or a
/// residents' meeting must.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Matter {
    /// Residents' common interest: a council may deliberate and vote (协商).
    Council,
    /// Owners decide together (业主共同决定), Civil Code 278.
    Owners,
    /// Reserved to the residents' meeting (居民会议), Residents' Committee Law 30.
    ResidentsMeeting,
}

/// Where the resources come from (资源来源), domain-rules 2.4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// 社区自身完成
    SelfCompleted,
    /// 政府支持
    GovernmentSupport,
    /// 企业扶持
    EnterpriseSupport,
    /// 社会组织技术指导
    SocialOrgTechnical,
    /// 居民自筹, voluntary (Residents' Committee Law 42)
    Residents,
}

impl Source {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::SelfCompleted,
        Self::GovernmentSupport,
        Self::EnterpriseSupport,
        Self::SocialOrgTechnical,
        Self::Residents,
    ];
}

/// What the residents' committee found on acceptance (预审).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    /// The legal kind of matter.
    pub matter: Matter,
    /// Homes that benefit (受益户数).
    pub homes: u32,
    /// What or whom it works on (对象).
    #[serde(default)]
    pub object: Option<Line>,
    /// How far it reaches (影响范围).
    #[serde(default)]
    pub impact: Option<Impact>,
    /// What it touches that all use (触及的公共设施).
    #[serde(default)]
    pub shared: Option<Shared>,
    /// Whether there is money enough, and whose (财力承受度).
    #[serde(default)]
    pub funds: Option<Line>,
    /// Whether there is material enough (物力承受度).
    #[serde(default)]
    pub materials: Option<Line>,
    /// Whether there are hands enough (人力承受度).
    #[serde(default)]
    pub manpower: Option<Line>,
    /// Who carries it out (实施主体).
    pub implementer: Line,
    /// Steps and dates (过程).
    pub process: Prose,
    /// What it costs (预算).
    pub budget: Money,
    /// Who provides (资源来源), at least one.
    pub sources: Vec<Source>,
    /// By what one will see whether it worked (评价指标).
    #[serde(default)]
    pub indicators: Option<Line>,
    /// Where those numbers come from (评价数据).
    #[serde(default)]
    pub data: Option<Line>,
    /// Who looks (评价主体).
    #[serde(default)]
    pub evaluator: Option<Line>,
}

/// How far a proposal reaches (影响范围), by which its forum is found (domain-rules 2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Impact {
    /// One building or at most fifty homes, and no shared facility.
    Small,
    /// A whole compound.
    Compound,
    /// A whole community.
    Community,
}

impl Impact {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Small, Self::Compound, Self::Community];
}

/// What a proposal touches that all use (公共设施), by which its forum is found (domain-rules 2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shared {
    /// Nothing.
    Untouched,
    /// A facility of which there is enough for everyone who uses it.
    Facility,
    /// A facility of the whole compound of which there is not enough, as places to park.
    Scarce,
}

impl Shared {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Untouched, Self::Facility, Self::Scarce];
}

/// What an assessment must say for a proposal to be accepted (domain-rules 2.1), beyond what
/// every assessment has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// 对象
    Object,
    /// 影响范围
    Impact,
    /// 触及的公共设施
    Shared,
    /// 财力承受度
    Funds,
    /// 物力承受度
    Materials,
    /// 人力承受度
    Manpower,
    /// 评价指标
    Indicators,
    /// 评价数据
    Data,
    /// 评价主体
    Evaluator,
}

impl Assessment {
    /// What was found, each by its name, as screens show it.
    pub fn findings(&self, lang: Lang) -> Vec<(&'static str, String)> {
        let said = |line: &Option<Line>| line.as_ref().map(ToString::to_string);
        let impact = self.impact.map(|it| wording::impact(it, lang).to_owned());
        let shared = self.shared.map(|it| wording::shared(it, lang).to_owned());
        let found = [
            (Finding::Object, said(&self.object)),
            (Finding::Impact, impact),
            (Finding::Shared, shared),
            (Finding::Funds, said(&self.funds)),
            (Finding::Materials, said(&self.materials)),
            (Finding::Manpower, said(&self.manpower)),
            (Finding::Indicators, said(&self.indicators)),
            (Finding::Data, said(&self.data)),
            (Finding::Evaluator, said(&self.evaluator)),
        ];
        let told = |(finding, value): (Finding, Option<String>)| {
            Some((wording::finding(finding, lang), value?))
        };
        found.into_iter().filter_map(told).collect()
    }

    /// Everything it says, each by its name, in the order of the form.
    fn said(&self, lang: Lang) -> Vec<(&'static str, String)> {
        let t = Texts { lang };
        let sources: Vec<_> = self
            .sources
            .iter()
            .map(|it| wording::source(*it, lang))
            .collect();
        let mut said = vec![
            (
                t.assessed_matter(),
                wording::matter(self.matter, lang).to_owned(),
            ),
            (t.assessed_homes(), t.assessed_so_many(self.homes)),
        ];
        said.extend(self.findings(lang));
        said.extend([
            (t.assessed_implementer(), self.implementer.to_string()),
            (t.assessed_process(), self.process.to_string()),
            (t.assessed_sources(), sources.join(t.assessed_comma())),
            (t.assessed_budget(), t.assessed_yuan(self.budget)),
        ]);
        said
    }

    /// What it says otherwise than the one that followed, each by its name: the old words.
    pub fn corrected_by(&self, next: &Self, lang: Lang) -> Vec<(&'static str, String)> {
        let next = next.said(lang);
        let mut said = self.said(lang);
        said.retain(|it| !next.contains(it));
        said
    }

    /// The indicators one by one: a line names several with a semicolon between them.
    pub fn promises(&self) -> Vec<Line> {
        let indicators = self.indicators.as_ref().map_or("", Line::as_str);
        let parts = indicators.split(['；', ';']);
        parts.filter_map(|part| Line::new(part).ok()).collect()
    }

    /// The first finding that is missing.
    pub fn lacks(&self) -> Option<Finding> {
        let found = [
            (self.object.is_some(), Finding::Object),
            (self.impact.is_some(), Finding::Impact),
            (self.shared.is_some(), Finding::Shared),
            (self.funds.is_some(), Finding::Funds),
            (self.materials.is_some(), Finding::Materials),
            (self.manpower.is_some(), Finding::Manpower),
            (!self.promises().is_empty(), Finding::Indicators),
            (self.data.is_some(), Finding::Data),
            (self.evaluator.is_some(), Finding::Evaluator),
        ];
        let missing = found.into_iter().find(|(there, _)| !there);
        missing.map(|(_, finding)| finding)
    }
}
