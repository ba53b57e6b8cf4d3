//! The numbers of volunteering in a rule pack (规则包：志愿服务).

use serde::{Deserialize, Serialize};

/// What differs from place to place in volunteering (domain-rules 6.1, 6.2: design default).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VolunteeringRules {
    /// Time counts in steps of so many minutes; what does not fill one is dropped.
    pub step_minutes: u16,
    /// The most minutes of one person that count on one day.
    pub day_minutes_most: u16,
    /// One confirms alone up to so many minutes; above them two do.
    pub alone_minutes_most: u16,
    /// For how many working days confirmed hours hang before they are final (Fujian).
    pub posting_days: u16,
    /// How many minutes before the beginning one may check in.
    pub doors_open_minutes: u16,
    /// How many minutes after the end one may still check out.
    pub doors_close_minutes: u16,
    /// The most hours of one activity.
    pub activity_hours_most: u16,
    /// The most people that one activity needs.
    pub needed_most: u16,
    /// The most deputies of an organiser.
    pub deputies_most: u16,
    /// The most days of one series.
    pub series_most: u16,
    /// The most requests for help of one person that are open at a time.
    pub requests_most: u16,
    /// For how many days an answer is waited for before somebody else may be asked.
    pub help_answer_days: u16,
    /// The most letters of a thank-you card.
    pub thanks_letters_most: u16,
}

#[cfg(test)]
mod tests {
    use crate::core::RulePack;

    // domain-rules 6.1, 6.2.
    #[test]
    fn every_built_in_pack_counts_time_as_the_rules_say() {
        for pack in RulePack::built_in() {
            let (name, rules) = (&pack.id.name, &pack.volunteering);
            assert_eq!(rules.step_minutes, 30, "{name}");
            assert_eq!(rules.day_minutes_most, 8 * 60, "{name}");
            assert_eq!(rules.alone_minutes_most, 4 * 60, "{name}");
            assert!(rules.posting_days >= 3, "{name}: Fujian");
            assert!(rules.doors_open_minutes > 0 && rules.doors_close_minutes > 0);
            assert!((1..=24).contains(&rules.activity_hours_most), "{name}");
            assert!(rules.needed_most > 0 && rules.series_most > 0, "{name}");
            assert!(rules.deputies_most > 0, "{name}");
            assert!(
                rules.requests_most > 0 && rules.help_answer_days > 0,
                "{name}"
            );
            let letters = rules.thanks_letters_most;
            assert!((50..=500).contains(&letters), "{name}");
        }
    }
}
