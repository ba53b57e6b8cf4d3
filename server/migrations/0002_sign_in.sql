-- The household code of each home, printed on its slip. Only a slow digest of it is kept.
CREATE TABLE household_code (
    community BYTEA NOT NULL,
    home BYTEA NOT NULL,
    digest BYTEA NOT NULL,
    issued_at BIGINT NOT NULL,
    PRIMARY KEY (community, home)
);
CREATE UNIQUE INDEX household_code_by_digest ON household_code (community, digest);

-- The code last sent to a telephone for a purpose. Gone once used.
CREATE TABLE otp (
    community BYTEA NOT NULL,
    phone TEXT NOT NULL,
    purpose TEXT NOT NULL,
    salt BYTEA NOT NULL,
    digest BYTEA NOT NULL,
    tries BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    PRIMARY KEY (community, phone, purpose)
);

-- Community workers sign in with a password and a code sent to their telephone.
CREATE TABLE worker (
    community BYTEA NOT NULL,
    login TEXT NOT NULL,
    person BYTEA NOT NULL,
    password TEXT NOT NULL,
    phone TEXT NOT NULL,
    PRIMARY KEY (community, login)
);
