-- Where a signed-in device hears of what waits for its person, and up to when it did. It goes with
-- the session, and with the push service's word that nobody lives there any more.
CREATE TABLE push (
    community BYTEA NOT NULL,
    session BYTEA NOT NULL,
    person BYTEA NOT NULL,
    endpoint TEXT NOT NULL,
    p256dh TEXT NOT NULL,
    auth TEXT NOT NULL,
    lang TEXT NOT NULL,
    until BIGINT NOT NULL,
    urgent BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (community, session)
);
CREATE INDEX push_by_endpoint ON push (endpoint);
