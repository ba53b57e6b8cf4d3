-- The common subset of SQLite and PostgreSQL. Every key starts with the community, the unit of
-- order and of sharding. Instants are milliseconds since 1970, ids 16 bytes, digests 32.

CREATE TABLE community (
    id BYTEA NOT NULL PRIMARY KEY,
    -- The last sequence number given out; whoever writes locks this row first.
    seq BIGINT NOT NULL,
    founded_at BIGINT NOT NULL
);

-- What the town looks like. body NULL: the record is gone, and those who could read it hear so.
CREATE TABLE record (
    community BYTEA NOT NULL,
    kind TEXT NOT NULL,
    id BYTEA NOT NULL,
    parent BYTEA NOT NULL,
    audience TEXT NOT NULL,
    seq BIGINT NOT NULL,
    body TEXT,
    -- What shares an id, such as a ballot and its receipt, lies on one page.
    PRIMARY KEY (community, id, kind)
);
CREATE INDEX record_by_seq ON record (community, seq);

-- Every command ever claimed, with the answer a repeat gets. The command itself is not kept: of a
-- secret ballot it would tell the choice.
CREATE TABLE command (
    community BYTEA NOT NULL,
    id BYTEA NOT NULL,
    body_hash BYTEA NOT NULL,
    outcome TEXT NOT NULL,
    seq BIGINT NOT NULL,
    actor BYTEA,
    act TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (community, id)
);

-- What somebody should look at: command ids used twice, sign-ins that failed.
CREATE TABLE audit (
    community BYTEA NOT NULL,
    id BYTEA NOT NULL,
    at BIGINT NOT NULL,
    actor BYTEA,
    what TEXT NOT NULL,
    about BYTEA,
    PRIMARY KEY (community, id)
);

-- A signed-in device. Of its token only the digest is kept.
CREATE TABLE session (
    community BYTEA NOT NULL,
    token_hash BYTEA NOT NULL,
    id BYTEA NOT NULL,
    person BYTEA NOT NULL,
    device TEXT NOT NULL,
    since BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    PRIMARY KEY (community, token_hash)
);
CREATE INDEX session_by_person ON session (community, person);

-- A photo named by its content, whole once media is known.
CREATE TABLE blob (
    community BYTEA NOT NULL,
    sha256 BYTEA NOT NULL,
    person BYTEA NOT NULL,
    bytes BYTEA NOT NULL,
    media TEXT,
    at BIGINT NOT NULL,
    PRIMARY KEY (community, sha256)
);
CREATE INDEX blob_by_person ON blob (community, person, at);
