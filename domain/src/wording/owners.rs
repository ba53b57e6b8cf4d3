//! The words of owners' decisions.

use crate::Lang;
use crate::core::RulePack;
use crate::councils::Outcome;
use crate::owners::{Class, Errand, Found, Matter, ParkingPolicy, Policy, Reach, ServedBy, Voice};
use crate::texts::Texts;

wordings! {
    /// How far a matter reaches.
    reach(Reach) { Unit => reach_unit, Building => reach_building, Compound => reach_compound }
    /// As what somebody votes.
    voice(Voice) {
        Agent => voice_agent, Owner => voice_owner, Chosen => voice_chosen,
        Guardian => voice_guardian, Representative => voice_representative,
        Developer => voice_developer,
    }
    /// How a notice reached somebody.
    served_by(ServedBy) {
        SignedFor => served_by_signed_for, Told => served_by_told, Texted => served_by_texted, Posted => served_by_posted,
    }
    /// What it means not to vote, in a few words.
    policy(Policy) {
        Strict => policy_strict, SignedFor => policy_signed_for,
        DeliveredAsAttending => policy_delivered, FollowMajority => policy_follow,
    }
    /// The same as a notice states it: the consequence, in a sentence.
    silence(Policy) {
        Strict => silence_strict, SignedFor => silence_signed_for,
        DeliveredAsAttending => silence_delivered, FollowMajority => silence_follow,
    }
    /// Whether parking spaces count.
    parking(ParkingPolicy) {
        Exclude => parking_exclude, Include => parking_include,
        ParkingMattersOnly => parking_matters_only,
    }
    /// What somebody may do for an owner.
    errand(Errand) { Vote => errand_vote, Opinion => errand_opinion }
    /// What a visit came to.
    found(Found) {
        NobodyIn => found_nobody_in, Told => found_told, Declined => found_declined,
    }
    /// How hard a matter is to pass, in a sentence.
    owners_class(Class) {
        Ordinary => owners_law_ordinary, Special => owners_law_special,
        Unanimous => owners_law_unanimous,
    }
    /// What owners decided.
    owners_outcome(Outcome) {
        Passed => outcome_passed, Failed => outcome_failed, NoQuorum => owners_law_no_quorum,
    }
}

/// What a matter is called; a local one as the pack names it.
pub fn owners_matter(matter: &Matter, pack: Option<&RulePack>, lang: Lang) -> String {
    let t = Texts { lang };
    let word = match matter {
        Matter::AssemblyRules => t.owners_matter_assembly_rules(),
        Matter::Covenant => t.owners_matter_covenant(),
        Matter::Committee => t.owners_matter_committee(),
        Matter::Manager => t.owners_matter_manager(),
        Matter::UseFund => t.owners_matter_use_fund(),
        Matter::RaiseFund => t.owners_matter_raise_fund(),
        Matter::Rebuild => t.owners_matter_rebuild(),
        Matter::ChangeUse => t.owners_matter_change_use(),
        Matter::Other => t.owners_matter_other(),
        Matter::Lift => t.owners_matter_lift(),
        Matter::DwellingToBusiness => t.owners_matter_dwelling_to_business(),
        Matter::Local(code) => {
            let mut matters = pack.into_iter().flat_map(|it| &it.owners.local_matters);
            let local = matters.find(|it| it.code == *code);
            return match (local, lang) {
                (Some(it), Lang::ZhCn) => it.title_zh.clone(),
                (Some(it), Lang::En) => it.title_en.clone(),
                (None, _) => code.clone(),
            };
        }
    };
    word.to_owned()
}

/// Where the law speaks of it.
pub fn owners_law(matter: &Matter, lang: Lang) -> String {
    const NUMBERS: [&str; 9] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let t = Texts { lang };
    match (matter, matter.item()) {
        (Matter::DwellingToBusiness, _) => t.owners_law_business().to_owned(),
        (_, Some(item)) => match lang {
            Lang::ZhCn => t.owners_law_item(NUMBERS[usize::from(item.clamp(1, 9)) - 1]),
            Lang::En => t.owners_law_item(item),
        },
        (_, None) => t.owners_law_local().to_owned(),
    }
}
