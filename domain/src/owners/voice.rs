//! Who speaks for a head (谁来投这一票; domain-rules 4.3).

use serde::{Deserialize, Serialize};

use super::VoterKind;

/// As what somebody votes for a head.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Voice {
    /// 代理人: by a written mandate.
    Agent,
    /// 业主本人
    Owner,
    /// 共有人推选的一人 (建房〔2009〕274号 Art. 25)
    Chosen,
    /// 监护人: of an owner who is a minor or cannot act.
    Guardian,
    /// 法定代表人: of an owner that is no natural person.
    Representative,
    /// 建设单位
    Developer,
}

/// Why somebody does not speak for a head so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum VoiceFault {
    /// Several hold together: they choose one first.
    #[error("the co-owners have not chosen who votes")]
    ChooseOne,
    /// What is unsold or not handed over votes by the developer alone.
    #[error("the developer votes for this head")]
    Developers,
    /// The developer votes for its own head alone.
    #[error("the developer does not vote for this head")]
    NotDevelopers,
}

/// Whether somebody may speak so for a head of this kind. That they are who they say is checked
/// where they sign in, or by the witnesses of a ballot on paper.
///
/// # Errors
/// When this kind of head is spoken for otherwise.
pub fn may_speak(voice: Voice, kind: VoterKind) -> Result<(), VoiceFault> {
    match (kind, voice) {
        // Whoever speaks for the head may mandate an agent, the developer too.
        (_, Voice::Agent) => Ok(()),
        (VoterKind::Developer, Voice::Developer) => Ok(()),
        (VoterKind::Developer, _) => Err(VoiceFault::Developers),
        (_, Voice::Developer) => Err(VoiceFault::NotDevelopers),
        (VoterKind::Joint, Voice::Owner) => Err(VoiceFault::ChooseOne),
        (VoterKind::Sole, _) | (VoterKind::Joint, _) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(VoterKind::Sole, Voice::Owner, Ok(()))]
    #[case(VoterKind::Sole, Voice::Guardian, Ok(()))]
    #[case(VoterKind::Sole, Voice::Developer, Err(VoiceFault::NotDevelopers))]
    #[case(VoterKind::Joint, Voice::Owner, Err(VoiceFault::ChooseOne))]
    #[case(VoterKind::Joint, Voice::Chosen, Ok(()))]
    #[case(VoterKind::Developer, Voice::Developer, Ok(()))]
    #[case(VoterKind::Developer, Voice::Owner, Err(VoiceFault::Developers))]
    #[case(VoterKind::Developer, Voice::Agent, Ok(()))]
    fn a_head_is_spoken_for_as_it_is(
        #[case] kind: VoterKind,
        #[case] voice: Voice,
        #[case] expected: Result<(), VoiceFault>,
    ) {
        assert_eq!(may_speak(voice, kind), expected);
    }
}
