//! One suite, two databases. PostgreSQL is tested where `LINLI_TEST_POSTGRES` names a server.

mod audiences;
mod blobs;
mod commands;
mod common;
mod crash;
mod disk;
mod history;
mod imports;
mod pages;
mod permissions;
mod program;
mod sign_in;
mod votes;
