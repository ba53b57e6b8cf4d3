//! What minutes say (会议记录正文), and the names that only the council reads.

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, CouncilId, Day, Digest, Line, MotionId, PersonId, Prose, SittingId, Timestamp, VoteId,
};
use crate::councils::counting::{Count, Lot, Rule};
use crate::councils::{CouncilKind, Edit, Majority, Mode, Quorum, Side, Slate, Tally, VoteResult};

/// What the minutes of a sitting say, to every resident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MinutesBody {
    /// What kind of forum.
    pub kind: CouncilKind,
    /// Its name.
    pub forum: Line,
    /// The how manieth sitting.
    pub number: u32,
    /// Where.
    pub place: Line,
    /// When the notice went out.
    pub called_at: Timestamp,
    /// When it was to start.
    pub starts_at: Timestamp,
    /// When it was closed (散会).
    pub ended_at: Timestamp,
    /// Who chaired.
    pub chair: PersonId,
    /// Who kept the minutes.
    pub recorder: PersonId,
    /// Entitled (应到).
    pub members: u32,
    /// Present: marked so, or having voted (实到).
    pub present: u32,
    /// Guests (列席).
    pub guests: u32,
    /// SHA-256 of the [`RollCall`] as JSON: who signs, signs the names too.
    pub roll_call: Digest,
    /// The agenda (议程), in its order.
    pub agenda: Vec<Item>,
}

/// A motion as the minutes tell of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// The motion.
    pub motion: MotionId,
    /// Its place on the agenda, from 1.
    pub number: u32,
    /// In one line.
    pub title: Line,
    /// What was voted on, word for word.
    pub text: Prose,
    /// The hash of title, text and options: the version voted on.
    pub hash: Digest,
    /// Whether it was designated as major.
    pub major: bool,
    /// What was chosen between, if it was not yes or no.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slate: Option<Slate>,
    /// Who recused themselves, or had to (回避).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recused: Vec<Recused>,
    /// Who spoke to it, in the order of their turns.
    pub speeches: Vec<Said>,
    /// The amendments to it, in the order in which they came.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub amendments: Vec<Amended>,
    /// Why votes on it were cancelled.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cancelled: Vec<Line>,
    /// Whether it left the agenda, its proposal taken back or ended (撤下).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub withdrawn: bool,
    /// The vote that was counted; `None` where it was put off (留待下次) or withdrawn.
    pub vote: Option<ItemVote>,
    /// Who sees to it, and by when.
    pub follow_up: Option<Followed>,
}

/// A member with a stake in a motion (回避).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recused {
    /// Who.
    pub person: PersonId,
    /// What the stake is.
    pub words: Line,
}

/// A speech in brief (发言要点).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Said {
    /// Who spoke.
    pub speaker: PersonId,
    /// To what end.
    pub side: Side,
    /// When.
    pub at: Timestamp,
    /// What was put down of it.
    pub words: Option<Prose>,
}

/// An amendment, and how it was decided (修正案).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Amended {
    /// Its number.
    pub number: u32,
    /// Who asked for it.
    pub mover: PersonId,
    /// What was to change.
    pub edit: Edit,
    /// Whether the text was changed by it; nothing where it was not put to the hands.
    pub carried: Option<bool>,
    /// The hands, where they were counted.
    pub tally: Option<Tally>,
}

/// A counted vote (表决情况). Of a secret one this is all there is; of a recorded one the council
/// reads in the [`RollCall`] who was against.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ItemVote {
    /// Which.
    pub vote: VoteId,
    /// Recorded or secret.
    pub mode: Mode,
    /// How many had to be present.
    pub quorum: Quorum,
    /// What passed it.
    pub majority: Majority,
    /// Who closed and counted it.
    pub tellers: [PersonId; 2],
    /// When it was counted.
    pub counted_at: Timestamp,
    /// What came out.
    pub result: VoteResult,
    /// What was chosen, of a choice between options.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chosen: Vec<u16>,
    /// The lot that broke ties, of a choice between options.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lot: Option<Lot>,
    /// The tally by option, of a choice between options.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<Box<Count>>,
}

/// Who sees to what was decided (落实).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Followed {
    /// Who, by office or organisation.
    pub owner: Line,
    /// By when.
    pub due: Day,
}

/// Who was there, and who was against (点名册). For the council, like presence itself and the count
/// sheet of a recorded vote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RollCall {
    /// The sitting.
    pub id: SittingId,
    /// The council.
    pub council: CouncilId,
    /// Members who were present, sorted.
    pub present: Vec<PersonId>,
    /// Members who were not, sorted.
    pub absent: Vec<PersonId>,
    /// Those of them who voted in an election by an agent (委托投票), sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by_agent: Vec<PersonId>,
    /// Guests, by organisation and form of address (列席人员).
    pub guests: Vec<Line>,
    /// Who was against, motion by motion, where the vote was recorded.
    pub dissent: Vec<Dissent>,
}

/// Who was against a motion (反对意见), by a recorded vote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dissent {
    /// The motion.
    pub motion: MotionId,
    /// Who, sorted.
    pub voters: Vec<PersonId>,
}

impl MinutesBody {
    /// The first version of the minutes: SHA-256 of this as JSON.
    pub fn version(&self) -> Digest {
        json(self)
    }
}

impl Item {
    /// Whether it elected persons instead of deciding on a text.
    pub fn is_election(&self) -> bool {
        let slate = self.slate.as_ref();
        slate.is_some_and(|it| matches!(it.rule, Rule::Election { .. }))
    }
}

impl RollCall {
    /// SHA-256 of this as JSON.
    pub fn hash(&self) -> Digest {
        json(self)
    }

    pub(crate) fn readers(&self) -> Audience {
        Audience::Council(self.council)
    }
}

fn json(it: &impl Serialize) -> Digest {
    let text = serde_json::to_string(it).expect("minutes hold no map");
    Digest::of(text.as_bytes())
}
