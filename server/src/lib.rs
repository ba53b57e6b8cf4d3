//! The sequencer, changes, sign-in, blobs, imports and exports.
