//! The replica in the phone: stores, outbox, overlay and the sync driver.
