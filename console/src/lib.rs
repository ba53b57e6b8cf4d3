//! The staff office.
