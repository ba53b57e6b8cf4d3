//! The rulebook as stories: commands in, changes or refusals out.

mod age;
mod councils;
mod exceptions;
mod floor;
mod permission;
mod properties;
mod proposals;
mod roster;
mod village;
mod ways;
