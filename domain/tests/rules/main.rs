//! The rulebook as stories: commands in, changes or refusals out.

mod age;
mod appeal;
mod councils;
mod exceptions;
mod floor;
mod leaving;
mod permission;
mod project_acts;
mod project_properties;
mod project_works;
mod projects;
mod properties;
mod proposals;
mod roster;
mod routing;
mod village;
mod ways;
