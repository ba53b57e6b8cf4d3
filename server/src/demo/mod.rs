//! The demo neighbourhood.
