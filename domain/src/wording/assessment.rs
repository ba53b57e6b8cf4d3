//! Words of the six-type community.

use crate::Lang;
use crate::assessment::{
    Dimension, Live, Method, Reviewer, Satisfaction, Step, SurveyCounts, Value,
};
use crate::issues::Share;
use crate::texts::Texts;

/// One of the six.
pub fn six_dimension(it: Dimension, lang: Lang) -> &'static str {
    let t = Texts { lang };
    match it {
        Dimension::Clean => t.six_dimension_clean(),
        Dimension::Orderly => t.six_dimension_orderly(),
        Dimension::Service => t.six_dimension_service(),
        Dimension::Safe => t.six_dimension_safe(),
        Dimension::Healthy => t.six_dimension_healthy(),
        Dimension::Cultural => t.six_dimension_cultural(),
    }
}

/// A step of the way.
pub fn six_step(it: Step, lang: Lang) -> &'static str {
    let t = Texts { lang };
    match it {
        Step::Nomination => t.six_step_nomination(),
        Step::FirstPublicity => t.six_step_first_publicity(),
        Step::SelfCheck => t.six_step_self_check(),
        Step::MutualCheck => t.six_step_mutual_check(),
        Step::Evaluation => t.six_step_evaluation(),
        Step::Acceptance => t.six_step_acceptance(),
        Step::FinalPublicity => t.six_step_final_publicity(),
    }
}

/// How content somebody is.
pub fn six_satisfaction(it: Satisfaction, lang: Lang) -> &'static str {
    let t = Texts { lang };
    match it {
        Satisfaction::Very => t.six_satisfaction_very(),
        Satisfaction::Fairly => t.six_satisfaction_fairly(),
        Satisfaction::SoSo => t.six_satisfaction_so_so(),
        Satisfaction::Not => t.six_satisfaction_not(),
    }
}

/// Who looks.
pub fn six_reviewer(it: Reviewer, lang: Lang) -> &'static str {
    let t = Texts { lang };
    match it {
        Reviewer::Community => t.six_reviewer_community(),
        Reviewer::Street => t.six_reviewer_street(),
        Reviewer::District => t.six_reviewer_district(),
        Reviewer::City => t.six_reviewer_city(),
        Reviewer::ThirdParty => t.six_reviewer_third_party(),
    }
}

/// How they looked.
pub fn six_method(it: Method, lang: Lang) -> &'static str {
    let t = Texts { lang };
    match it {
        Method::Visit => t.six_method_visit(),
        Method::Files => t.six_method_files(),
        Method::Questionnaire => t.six_method_questionnaire(),
    }
}

/// What is counted.
pub fn six_live(it: &Live, lang: Lang) -> &'static str {
    let t = Texts { lang };
    match it {
        Live::IssuesInTime => t.six_live_issues_in_time(),
        Live::IssuesSolved => t.six_live_issues_solved(),
        Live::IssuesSatisfied => t.six_live_issues_satisfied(),
        Live::HazardsClosed => t.six_live_hazards_closed(),
        Live::Inspections { .. } => t.six_live_inspections(),
        Live::Activities { colours } if colours.is_empty() => t.six_live_classes(),
        Live::Activities { .. } => t.six_live_activities(),
        Live::Volunteers => t.six_live_volunteers(),
        Live::MessagesAnswered => t.six_live_messages_answered(),
    }
}

/// Hundredths as a decimal: 8583 is 85.83.
pub fn hundredths(it: u32) -> String {
    format!("{}.{:02}", it / 100, it % 100)
}

/// A value in words: 是, 90.00%, 12/15，即 80.00%.
pub fn six_value(it: &Value, lang: Lang) -> String {
    let t = Texts { lang };
    match it {
        Value::YesNo { yes: true } => t.six_value_yes().to_owned(),
        Value::YesNo { yes: false } => t.six_value_no().to_owned(),
        Value::Percent { hundredths: it } => t.six_value_percent(hundredths(*it)),
        Value::Counted {
            live,
            part,
            whole,
            on,
        } => {
            let share = Share {
                part: *part,
                whole: *whole,
            };
            let percent = share_percent(share).unwrap_or_default();
            let on = super::short_day(*on, lang);
            t.six_value_counted(six_live(live, lang), on, part, percent, whole)
        }
    }
}

/// A share as a percentage with two decimals; none of nothing.
pub fn share_percent(it: Share) -> Option<String> {
    let points = it.basis_points()?;
    Some(hundredths(u32::try_from(points).unwrap_or(u32::MAX)))
}

/// A survey's three shares with one decimal, as it is usually told: awareness, satisfaction of those
/// who know, and of all.
pub fn survey_shares(it: &SurveyCounts) -> [Option<String>; 3] {
    [it.awareness(), it.satisfaction(), it.of_all()].map(tenth)
}

/// A share with one decimal, rounded once, half up.
fn tenth(it: Share) -> Option<String> {
    let (part, whole) = (u128::from(it.part), u128::from(it.whole));
    if whole == 0 {
        return None;
    }
    let tenths = (part * 1_000 * 2 + whole) / (whole * 2);
    Some(format!("{}.{}", tenths / 10, tenths % 10))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(8_583, "85.83")]
    #[case(6_000, "60.00")]
    #[case(5, "0.05")]
    fn hundredths_have_two_decimals(#[case] it: u32, #[case] text: &str) {
        assert_eq!(hundredths(it), text);
    }

    // The vector of domain-rules 8.
    #[test]
    fn a_survey_is_told_with_its_wholes_apart() {
        let it = SurveyCounts {
            valid: 400,
            aware: 320,
            very: 156,
            fairly: 100,
            ..SurveyCounts::default()
        };
        let told = survey_shares(&it).map(Option::unwrap);
        assert_eq!(told, ["80.0", "80.0", "64.0"]);
        assert_eq!(survey_shares(&SurveyCounts::default()), [None, None, None]);
    }
}
