//! The numbers of grid issues in a rule pack (规则包：网格事项).

use serde::{Deserialize, Serialize};

use super::{Class, Initiator, Level, Limit};

/// What differs from place to place (domain-rules 7; design default where no source is named).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssueRules {
    /// Which of the profiles runs.
    pub profile: String,
    /// The profiles there are.
    pub profiles: Vec<SlaProfile>,
    /// Who may whistle (吹哨); a resident who may not asks the grid.
    pub whistle_initiators: Vec<Initiator>,
    /// How often a department may send an issue back.
    pub returns_most: u16,
    /// For how many days a clock stands at most.
    pub stop_days_most: u16,
    /// Within how many days what cannot be solved now is looked at again.
    pub ledger_days_most: u16,
    /// How long after it was solved somebody calls back.
    pub call_back: Limit,
    /// How often somebody tries to reach whoever reported it.
    pub calls_most: u16,
    /// Up to how many stars it is opened again.
    pub reopen_stars_most: u8,
    /// For how many days after it was closed it may be opened again with something new.
    pub reopen_days: u16,
    /// For how many days a report is offered as the same as a new one.
    pub nearby_days: u16,
    /// How an answer of "basically" counts.
    pub basically: Basically,
    /// What the three rates weigh.
    pub weights: Weights,
}

/// How long everyone has (时限方案).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlaProfile {
    /// What it is named by, such as `app_grid`.
    pub code: String,
    /// In Chinese, for prints.
    pub title_zh: String,
    /// In English.
    pub title_en: String,
    /// Where it comes from.
    pub source: String,
    /// How long a report waits until it is with somebody, by class: the first line that fits.
    pub dispatch: Vec<AnswerRule>,
    /// How long a department has to report in, and to send it back.
    pub report_in: Option<Limit>,
    /// How long to send a complex one back, where that is longer.
    pub return_complex: Option<Limit>,
    /// How long until it is answered: the first line that fits.
    pub answer: Vec<AnswerRule>,
    /// The most working days of an extension; none where there is no extension.
    pub extension_most: Option<u16>,
}

/// A limit, for what it is: what a line does not name is any.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerRule {
    /// For this class alone.
    pub class: Option<Class>,
    /// At this level alone.
    pub level: Option<Level>,
    /// So long.
    pub limit: Limit,
}

/// How an answer of "basically" counts (基本解决、基本满意).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Basically {
    /// As solved.
    pub solved: bool,
    /// Three stars of five as satisfied.
    pub satisfied: bool,
}

/// What the three rates weigh; the parts are of their sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// 响应率
    pub response: u16,
    /// 解决率
    pub solve: u16,
    /// 满意率
    pub satisfaction: u16,
}

impl IssueRules {
    /// The profile that runs.
    pub fn running(&self) -> Option<&SlaProfile> {
        self.profile(&self.profile)
    }

    /// A profile by its code.
    pub fn profile(&self, code: &str) -> Option<&SlaProfile> {
        self.profiles.iter().find(|it| it.code == code)
    }
}

impl SlaProfile {
    /// How long a report waits until it is with somebody.
    pub fn dispatch(&self, class: Class) -> Option<Limit> {
        first(&self.dispatch, class, None)
    }

    /// How long a department has to report in, or to send it back: where there is danger, no longer
    /// than to answer it.
    pub fn report_in(&self, class: Class) -> Option<Limit> {
        let answer = self.answer(class, None);
        match class {
            Class::Danger => answer.or(self.report_in),
            _ => self.report_in.or(answer),
        }
    }

    /// How long somebody has to answer: a level of the grid, or a department.
    pub fn answer(&self, class: Class, level: Option<Level>) -> Option<Limit> {
        first(&self.answer, class, level)
    }
}

fn first(rules: &[AnswerRule], class: Class, level: Option<Level>) -> Option<Limit> {
    let fits = |it: &&AnswerRule| {
        it.class.is_none_or(|of| of == class) && it.level.is_none_or(|at| Some(at) == level)
    };
    rules.iter().find(fits).map(|it| it.limit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::RulePack;

    #[test]
    fn every_built_in_pack_has_a_clock_for_everyone() {
        use Class::{Complex, Danger, Enquiry, General, Utility};
        for pack in RulePack::built_in() {
            let (name, rules) = (&pack.id.name, &pack.issues);
            assert!(rules.running().is_some(), "{name}");
            assert!(rules.calls_most >= 3, "{name}: domain-rules 7.3");
            let weights = rules.weights;
            let all = (weights.response, weights.solve, weights.satisfaction);
            assert_eq!(all, (2, 4, 4), "{name}");
            for profile in &rules.profiles {
                for class in [Danger, Utility, General, Enquiry, Complex] {
                    for level in [
                        None,
                        Some(Level::Micro),
                        Some(Level::Small),
                        Some(Level::Large),
                    ] {
                        assert!(profile.answer(class, level).is_some(), "{}", profile.code);
                    }
                    assert!(profile.dispatch(class).is_some(), "{}", profile.code);
                }
            }
        }
    }

    // domain-rules 7.2.
    #[test]
    fn the_profiles_hold_what_their_sources_say() {
        use Limit::{Days, Hours, WorkingDays};
        let rules = &RulePack::built_in()[0].issues;
        let of = |code: &str| rules.profile(code).unwrap();
        let beijing = of("beijing_draft_2021");
        let dispatch = [Class::Danger, Class::Utility, Class::General];
        let dispatch = dispatch.map(|it| beijing.dispatch(it).unwrap());
        assert_eq!(dispatch, [Hours(1), Hours(2), Hours(24)]);
        let answer = [
            Class::Danger,
            Class::Utility,
            Class::General,
            Class::Complex,
        ];
        let answer = answer.map(|it| beijing.answer(it, None).unwrap());
        assert_eq!(answer, [Hours(2), Hours(24), Days(7), Days(15)]);
        let tangshan = of("tangshan_2025");
        assert_eq!(tangshan.dispatch(Class::General), Some(Hours(2)));
        assert_eq!(tangshan.report_in, Some(WorkingDays(1)));
        assert_eq!(tangshan.return_complex, Some(WorkingDays(3)));
        assert_eq!(tangshan.answer(Class::Enquiry, None), Some(WorkingDays(2)));
        assert_eq!(tangshan.answer(Class::General, None), Some(WorkingDays(5)));
        let baoding = of("baoding_2022");
        assert_eq!(baoding.answer(Class::Danger, None), Some(Hours(2)));
        assert_eq!(baoding.answer(Class::Utility, None), Some(Hours(24)));
        assert_eq!(baoding.answer(Class::General, None), Some(WorkingDays(5)));
        assert_eq!(baoding.extension_most, Some(5));
        assert_eq!(
            of("jinan_2018").answer(Class::General, None),
            Some(WorkingDays(5))
        );
        let ours = of("app_grid");
        let level = |it| ours.answer(Class::General, Some(it)).unwrap();
        let levels = [Level::Micro, Level::Small, Level::Large].map(level);
        assert_eq!(levels, [WorkingDays(2), WorkingDays(3), WorkingDays(5)]);
        assert_eq!(
            ours.answer(Class::Danger, Some(Level::Micro)),
            Some(Hours(2))
        );
        assert_eq!(ours.dispatch(Class::General), Some(Hours(24)));
        assert_eq!(ours.extension_most, Some(5));
    }
}
