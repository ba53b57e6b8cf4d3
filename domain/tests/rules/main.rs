//! The rulebook as stories: commands in, changes or refusals out.

mod age;
mod amend;
mod appeal;
mod councils;
mod exceptions;
mod floor;
mod interest;
mod leaving;
mod minutes;
mod papers;
mod permission;
mod project_acts;
mod project_properties;
mod project_works;
mod projects;
mod properties;
mod proposals;
mod questions;
mod roster;
mod routing;
mod village;
mod ways;
