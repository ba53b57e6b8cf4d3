//! Words of volunteering.

use crate::Lang;
use crate::texts::Texts;
use crate::volunteering::{AgeRule, Colour, How, Nearness, Posting, Reach, Service, Skill};

/// What is done: one of the five colours, or a class.
pub fn service(it: Service, lang: Lang) -> &'static str {
    match it {
        Service::Volunteering { colour: it } => colour(it, lang),
        Service::Teaching => Texts { lang }.service_teaching(),
    }
}

/// A colour of the five-colour actions.
pub fn colour(it: Colour, lang: Lang) -> &'static str {
    let t = Texts { lang };
    match it {
        Colour::Red => t.colour_red(),
        Colour::Blue => t.colour_blue(),
        Colour::Orange => t.colour_orange(),
        Colour::Green => t.colour_green(),
        Colour::Silver => t.colour_silver(),
    }
}

/// What somebody can do.
pub fn skill(it: Skill, lang: Lang) -> &'static str {
    let t = Texts { lang };
    match it {
        Skill::Doctor => t.skill_doctor(),
        Skill::Shopping => t.skill_shopping(),
        Skill::Phone => t.skill_phone(),
        Skill::Repair => t.skill_repair(),
        Skill::Escort => t.skill_escort(),
        Skill::Company => t.skill_company(),
        Skill::Children => t.skill_children(),
        Skill::FirstAid => t.skill_first_aid(),
        Skill::Languages => t.skill_languages(),
        Skill::Arts => t.skill_arts(),
    }
}

/// How far somebody goes to help.
pub fn helps_within(it: Reach, lang: Lang) -> &'static str {
    let t = Texts { lang };
    match it {
        Reach::Building => t.mutual_reach_building(),
        Reach::Compound => t.mutual_reach_compound(),
        Reach::Community => t.mutual_reach_community(),
    }
}

/// How near a neighbour lives.
pub fn nearness(it: Nearness, lang: Lang) -> &'static str {
    let t = Texts { lang };
    match it {
        Nearness::Building => t.mutual_near_building(),
        Nearness::Compound => t.mutual_near_compound(),
        Nearness::Community => t.mutual_near_community(),
    }
}

/// How old one must be.
pub fn age_rule(it: AgeRule, lang: Lang) -> &'static str {
    let t = Texts { lang };
    match it {
        AgeRule::Adults => t.age_rule_adults(),
        AgeRule::WithConsent => t.age_rule_with_consent(),
        AgeRule::InCompany => t.age_rule_in_company(),
    }
}

/// How it is known when somebody was there.
pub fn known(it: How, lang: Lang) -> &'static str {
    let t = Texts { lang };
    match it {
        How::Checked => t.known_checked(),
        How::HalfChecked => t.known_half_checked(),
        How::Afterwards => t.known_afterwards(),
    }
}

/// Where hours stand.
pub fn posting(it: &Posting, lang: Lang) -> &'static str {
    let t = Texts { lang };
    match it {
        Posting::Claimed => t.posting_claimed(),
        Posting::Posted { .. } => t.posting_posted(),
        Posting::Contested { .. } => t.posting_contested(),
        Posting::Final { .. } => t.posting_final(),
    }
}
