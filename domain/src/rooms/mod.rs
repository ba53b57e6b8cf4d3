//! The living room of the neighbourhood and the windows of its office (社区客厅、办事窗口): what can be
//! booked, when it is free, and who booked it, which the person and the office alone read.
//!
//! A slot is given once: that it is taken is a record whose id is derived from the room, the day and
//! the time, and the server's order decides between two phones (ADR 52).

mod book;
mod cancel;
mod close;
mod command;
mod fault;
mod records;
mod room;
mod rules;
mod series;

pub use book::{BookRoom, free_near};
pub(crate) use cancel::given_up;
pub use cancel::{CancelBooking, NoteNoShow};
pub use close::{CloseDays, OpenDays};
pub use command::Command;
pub(crate) use command::decide;
pub use fault::RoomFault;
pub(crate) use records::slots_again;
pub use records::{BookingState, RoomBooking, RoomDesk, RoomSlot};
pub use room::{Closed, Opens, Room, RoomKind, SetRoom, Slot};
pub use rules::RoomRules;
pub use series::BookSeries;
