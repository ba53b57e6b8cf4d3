//! Words of what neighbours speak of.

use crate::Lang;
use crate::sentiment::{ProposalPlace, Theme};
use crate::texts::Texts;

/// What is spoken of.
pub fn theme(it: Theme, lang: Lang) -> &'static str {
    let t = Texts { lang };
    match it {
        Theme::Column(topic) => super::topic(topic, lang),
        Theme::Issue(group) => super::issue_group(group, lang),
        Theme::Proposal(ProposalPlace::Spot) => t.sentiment_of_spot(),
        Theme::Proposal(ProposalPlace::Building) => t.sentiment_of_building(),
    }
}

/// Where it was spoken of.
pub fn theme_from(it: Theme, lang: Lang) -> &'static str {
    let t = Texts { lang };
    match it {
        Theme::Column(_) => t.sentiment_column(),
        Theme::Issue(_) => t.sentiment_issues(),
        Theme::Proposal(_) => t.sentiment_proposals(),
    }
}
