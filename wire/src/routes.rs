//! Every path of the API, in one place.

/// `POST` a [`crate::Push`], answered by [`crate::Outcomes`].
pub const COMMANDS: &str = "/api/v1/commands";
/// `GET` a [`crate::ChangesPage`]; query `after` is [`crate::Cursors`] as text, `limit` rows.
pub const CHANGES: &str = "/api/v1/changes";
/// `GET` server-sent events of [`crate::News`].
pub const STREAM: &str = "/api/v1/stream";
/// `GET` permitted records of a kind; `/{kind}/{id}` one of them.
pub const RECORDS: &str = "/api/v1/records";
/// `PUT`, `PATCH`, `HEAD`, `GET` of `/{sha256}`.
pub const BLOBS: &str = "/api/v1/blobs";
/// `GET` who one is, `DELETE` signs out.
pub const SESSION: &str = "/api/v1/session";
/// `POST` a [`crate::Knock`]: which home does a household code open?
pub const SESSION_CODE: &str = "/api/v1/session/code";
/// `POST` a [`crate::Activate`].
pub const SESSION_ACTIVATE: &str = "/api/v1/session/activate";
/// `POST` an [`crate::OtpRequest`].
pub const SESSION_OTP: &str = "/api/v1/session/otp";
/// `POST` a [`crate::PhoneSignIn`].
pub const SESSION_PHONE: &str = "/api/v1/session/phone";
/// `POST` a [`crate::StaffSignIn`].
pub const SESSION_STAFF: &str = "/api/v1/session/staff";
/// `GET` the devices signed in; `DELETE /{id}` signs one out.
pub const SESSION_SAMPLE: &str = "/api/v1/session/sample";
/// The devices that are signed in.
pub const SESSION_DEVICES: &str = "/api/v1/session/devices";
/// Notifications on this device: `GET` a [`crate::PushInfo`], `PUT` a [`crate::PushHere`], `DELETE`.
pub const SESSION_PUSH: &str = "/api/v1/session/push";
/// `POST` a roster file; query `columns` maps, `commit=true` imports.
pub const IMPORT_ROSTER: &str = "/api/v1/imports/roster";
/// `POST` a [`crate::SlipsRequest`], answered by a list of [`crate::Slip`].
pub const SLIPS: &str = "/api/v1/slips";
/// `GET /{list}.xlsx`, `GET /votes/{id}.json`, `GET /owners-{id}.zip` and, where the session says so,
/// `GET /owners-{id}.pdf`.
pub const EXPORTS: &str = "/api/v1/exports";
/// `GET /copy/{file}` all that names oneself, `copy.html` to read or `copy.json`; for the office
/// `/of/{person}/{file}`, and `/kept/{opened}` for a sealed name that was opened.
pub const PRIVACY: &str = "/api/v1/privacy";
/// The contract as OpenAPI.
pub const OPENAPI: &str = "/api/v1/openapi.json";
/// The header every request that changes something must bear; its presence makes a browser ask
/// before another site may send it.
pub const GUARD_HEADER: &str = "x-linli";

/// Whom a sender takes itself for: a person's id, or [`GUEST`]. Where the session is another's by
/// now, the request is [`crate::ProblemCode::Forbidden`], so that nobody's act is counted as that
/// of the next one who signs in on the same phone. A sender may leave it out.
pub const PERSON_HEADER: &str = "x-linli-person";

/// What a sender without a session writes into [`PERSON_HEADER`].
pub const GUEST: &str = "guest";
