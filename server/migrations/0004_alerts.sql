-- Up to when a person was told outside the app, and when that was.
CREATE TABLE alert_sent (
    community BYTEA NOT NULL,
    person BYTEA NOT NULL,
    until BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (community, person)
);
