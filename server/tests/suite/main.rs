//! One suite, two databases. PostgreSQL is tested where `LINLI_TEST_POSTGRES` names a server.

mod audiences;
mod commands;
mod common;
mod permissions;
mod votes;
