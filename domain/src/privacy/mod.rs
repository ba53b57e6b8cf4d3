//! Privacy (个人信息): what one may ask for, what one agreed to, who looked, and what is left when a
//! person is erased (PIPL 13–17, 31, 44–49; domain-rules 10.1 and 13 "Retention").
//!
//! Every kind of record has a class ([`at_erasure`]); a [`Request`] asks for a copy, a correction
//! or the erasure; a [`Look`] says who of the office saw what of whom; a [`PurposeChoice`] is the
//! answer to a [`Purpose`] that nobody needs to agree to.

mod class;
mod command;
mod erase;
mod fault;
mod forget;
mod kept;
mod look;
mod purpose;
mod records;
mod request;
mod scrub;

pub use class::{AtErasure, Rule, at_erasure};
pub use command::Command;
pub(crate) use command::decide;
pub use erase::Erase;
pub use fault::PrivacyFault;
pub use forget::{Forget, old};
pub use kept::{KeptName, KeptOpened, OpenKept};
pub use look::{LOOK_YEARS, Look, Looked, Reader, Screen};
pub use purpose::{
    ASK_AGAIN_DAYS, Choose, Purpose, PurposeChoice, PurposeCount, PurposeCounts, Said, counts,
    may_ask,
};
pub use records::{Asked, Mend, OwnRequest, Proof, Request, State};
pub use request::{ANSWER_DAYS, Answer, AnswerRequest, AskFor, COOL_OFF_DAYS, TakeBackAsking};
pub use scrub::{Known, known_of, mentions};
