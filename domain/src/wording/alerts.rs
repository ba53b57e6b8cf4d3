//! Words of what somebody is told.

use std::collections::BTreeSet;

use crate::Lang;
use crate::alerts::Topic;
use crate::texts::Texts;

/// What an alert is about.
pub fn alert_topic(it: Topic, lang: Lang) -> &'static str {
    let t = Texts { lang };
    match it {
        Topic::Votes => t.alert_topic_votes(),
        Topic::Talk => t.alert_topic_talk(),
        Topic::Issues => t.alert_topic_issues(),
        Topic::Notices => t.alert_topic_notices(),
        Topic::Help => t.alert_topic_help(),
        Topic::Points => t.alert_topic_points(),
        Topic::Office => t.alert_topic_office(),
        Topic::Urgent => t.alert_topic_urgent(),
    }
}

/// The head of a notification on a phone (系统通知).
pub fn push_title(lang: Lang) -> &'static str {
    Texts { lang }.alert_push_title()
}

/// What a notification on a phone says: of which kind the news are and never what they are, for it
/// stands on a locked screen. What is urgent stands alone.
pub fn push_text(topics: &BTreeSet<Topic>, lang: Lang) -> String {
    let t = Texts { lang };
    if topics.iter().any(|it| !it.can_wait()) {
        return t.alert_push_urgent().to_owned();
    }
    let names: Vec<&str> = topics.iter().map(|it| alert_topic(*it, lang)).collect();
    let between = match lang {
        Lang::ZhCn => "、",
        Lang::En => ", ",
    };
    t.alert_push_text(names.join(between))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(&[Topic::Talk, Topic::Votes], "等我投的票、提案和回复：打开“邻里”看看。")]
    #[case(&[Topic::Votes, Topic::Urgent], "有紧急的事，请马上打开“邻里”看看。")]
    fn a_notification_says_of_which_kind_it_is(#[case] topics: &[Topic], #[case] said: &str) {
        let topics = topics.iter().copied().collect();
        assert_eq!(push_text(&topics, Lang::ZhCn), said);
    }
}
