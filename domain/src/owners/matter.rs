//! What owners decide together (共同决定事项), and how hard each is to pass (Civil Code 278).

use serde::{Deserialize, Serialize};

use super::{OwnerRules, Reach, Thresholds};

/// A matter that owners decide together. The first nine are Civil Code 278 (一)–(九).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Matter {
    /// (一) 制定和修改业主大会议事规则
    AssemblyRules,
    /// (二) 制定和修改管理规约
    Covenant,
    /// (三) 选举业主委员会或者更换业主委员会成员
    Committee,
    /// (四) 选聘和解聘物业服务企业或者其他管理人
    Manager,
    /// (五) 使用建筑物及其附属设施的维修资金
    UseFund,
    /// (六) 筹集建筑物及其附属设施的维修资金
    RaiseFund,
    /// (七) 改建、重建建筑物及其附属设施
    Rebuild,
    /// (八) 改变共有部分的用途或者利用共有部分从事经营活动
    ChangeUse,
    /// (九) 有关共有和共同管理权利的其他重大事项. Disposing of common parts is one
    /// (法释〔2009〕7号 Art. 7).
    Other,
    /// 加装电梯: (七) in one stairwell unit or building, as the rule pack says (domain-rules 5.3).
    Lift,
    /// 住宅改变为经营性用房: not a matter of 278 but of 279, and needs everyone affected, at least
    /// all owners of the building (法释〔2009〕7号 Art. 10–11).
    DwellingToBusiness,
    /// What a local rule adds (地方规定的其他事项), by its code in the rule pack.
    Local(String),
}

/// How hard a matter is to pass (表决类别).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// 一般事项: more than half of those who take part.
    Ordinary,
    /// 特别事项: three quarters or more of those who take part.
    Special,
    /// 一致同意: everyone.
    Unanimous,
}

/// A matter that a local rule adds (地方规定的事项).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocalMatter {
    /// What it is named by, such as `charging`.
    pub code: String,
    /// In Chinese, for prints.
    pub title_zh: String,
    /// In English.
    pub title_en: String,
    /// How hard it is to pass.
    pub class: Class,
    /// Among whom.
    pub reach: Reach,
    /// Law and article.
    pub source: String,
}

impl Matter {
    /// The nine of Civil Code 278, in the order of the law.
    pub const OF_278: [Self; 9] = [
        Self::AssemblyRules,
        Self::Covenant,
        Self::Committee,
        Self::Manager,
        Self::UseFund,
        Self::RaiseFund,
        Self::Rebuild,
        Self::ChangeUse,
        Self::Other,
    ];

    /// Its number in Civil Code 278, from 1; a lift is (七). `None` where it is none of these.
    pub fn item(&self) -> Option<u8> {
        let item = match self {
            Self::Lift => &Self::Rebuild,
            it => it,
        };
        let at = Self::OF_278.iter().position(|it| it == item)?;
        Some(at as u8 + 1)
    }

    /// How hard it is to pass; `None` where the rules know no such local matter.
    pub fn class(&self, rules: &OwnerRules) -> Option<Class> {
        match self {
            Self::DwellingToBusiness => Some(Class::Unanimous),
            Self::Local(code) => Some(rules.local(code)?.class),
            Self::Lift if rules.special_matters.contains(&Self::Rebuild) => Some(Class::Special),
            it if rules.special_matters.contains(it) => Some(Class::Special),
            _ => Some(Class::Ordinary),
        }
    }

    /// What passes it; `None` where the rules know no such local matter. A lift has thresholds of
    /// its own, because older local rules still measure it on all owners (domain-rules 5.3).
    pub fn thresholds(&self, rules: &OwnerRules) -> Option<Thresholds> {
        match self {
            Self::Lift => Some(rules.lift.thresholds),
            it => Some(rules.of_class(it.class(rules)?)),
        }
    }

    /// Among whom it is decided; `None` where the rules know no such local matter.
    pub fn reach(&self, rules: &OwnerRules) -> Option<Reach> {
        match self {
            Self::Lift => Some(rules.lift.reach),
            Self::DwellingToBusiness => Some(Reach::Building),
            Self::Local(code) => Some(rules.local(code)?.reach),
            _ => Some(Reach::Compound),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::RulePack;

    // domain-rules 4.1.
    #[test]
    fn six_seven_and_eight_are_special() {
        for pack in RulePack::built_in() {
            let class = |matter: &Matter| matter.class(&pack.owners).unwrap();
            let special = Matter::OF_278
                .iter()
                .filter(|it| class(it) == Class::Special);
            let items: Vec<u8> = special.filter_map(Matter::item).collect();
            assert_eq!(items, [6, 7, 8], "{}", pack.id);
            assert_eq!(class(&Matter::Lift), Class::Special);
            assert_eq!(class(&Matter::DwellingToBusiness), Class::Unanimous);
        }
        assert_eq!(Matter::Lift.item(), Some(7));
        assert_eq!(Matter::DwellingToBusiness.item(), None);
    }

    #[test]
    fn a_local_matter_is_what_the_pack_says_and_no_other_is_known() {
        let mut rules = RulePack::built_in()[0].owners.clone();
        let matter = Matter::Local("charging".into());
        assert_eq!(matter.class(&rules), None);
        assert_eq!(matter.thresholds(&rules), None);
        rules.local_matters.push(LocalMatter {
            code: "charging".into(),
            title_zh: "增设充电设施".into(),
            title_en: "Charging points".into(),
            class: Class::Special,
            reach: Reach::Building,
            source: "example".into(),
        });
        assert_eq!(matter.class(&rules), Some(Class::Special));
        assert_eq!(matter.reach(&rules), Some(Reach::Building));
        assert_eq!(
            matter.thresholds(&rules),
            Some(rules.of_class(Class::Special))
        );
    }
}
