//! One suite, two databases. `LINLI_TEST_POSTGRES` names the PostgreSQL server to test on, or says
//! `none`; without it the tests fail rather than pass by half.

mod assessment_acts;
mod audiences;
mod blobs;
mod commands;
mod common;
mod council_acts;
mod covenant_acts;
mod crash;
mod disk;
mod duty_acts;
mod elections;
mod emergency_acts;
mod fund_acts;
mod grid_acts;
mod history;
mod imports;
mod issue_acts;
mod lanes;
mod lift_acts;
mod mangled;
mod notice_acts;
mod owners_acts;
mod pages;
mod panic;
mod permissions;
mod points_acts;
mod points_crash;
mod privacy;
mod privacy_acts;
mod program;
mod project_acts;
#[cfg(feature = "web-push")]
mod pushes;
mod renovation_acts;
mod replica;
mod rooms_acts;
mod sample;
mod sentiment_acts;
mod sessions;
mod sign_in;
mod telephone;
mod together_acts;
mod transfer;
mod volunteering_acts;
mod votes;
