//! The floor of a sitting: one motion at a time, and who may speak to it when (会场、发言次序).
//!
//! Robert's rules in their community form (domain-rules 3.4): one motion at a time, whoever wants to
//! speak asks, those who have not spoken come first, the sides alternate, each speaks so long and so
//! often and no more, and who chairs does not speak.

mod ask;
mod end;
mod give;
mod order;
mod room;
mod speech;
mod take_up;

pub use ask::AskToSpeak;
pub use end::{EndSpeech, PassOver};
pub use give::GiveFloor;
pub use order::{next, queue};
pub use room::Hall;
pub use speech::{Side, Speech, SpeechState};
pub use take_up::{Floor, TakeUp};

pub(super) use ask::decide as ask;
pub(super) use end::{end, pass};
pub(super) use give::decide as give;
pub(super) use room::in_the_room;
pub(super) use take_up::{debatable, decide as take_up};
