-- People who work with the register: rights holders and officers, never
-- subjects. What tells who a person is lies in `sealed` and nowhere else; the
-- desk holds the keys. Nothing here is an act, so rows may be changed and
-- deleted. One statement a call, parted by an empty line; keys are COLLATE "C".

CREATE TABLE person (
    id TEXT COLLATE "C" PRIMARY KEY,
    sealed BYTEA NOT NULL,
    data_key BYTEA NOT NULL,
    kek TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    disabled BIGINT NOT NULL,
    code_step BIGINT NOT NULL,
    created_us BIGINT NOT NULL
);

CREATE INDEX person_kek ON person (kek, id);

CREATE TABLE person_login (
    login_hash TEXT COLLATE "C" PRIMARY KEY,
    person TEXT COLLATE "C" NOT NULL
);

CREATE TABLE role (
    person TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    role TEXT COLLATE "C" NOT NULL,
    from_on TEXT COLLATE "C" NOT NULL,
    until_on TEXT COLLATE "C",
    PRIMARY KEY (person, body, role, from_on)
);

CREATE TABLE session (
    token_hash TEXT COLLATE "C" PRIMARY KEY,
    person TEXT COLLATE "C" NOT NULL,
    stage TEXT COLLATE "C" NOT NULL,
    created_us BIGINT NOT NULL,
    seen_us BIGINT NOT NULL,
    expires_us BIGINT NOT NULL
);

CREATE INDEX session_person ON session (person);

CREATE INDEX session_expires ON session (expires_us);

CREATE TABLE attempt (
    key TEXT COLLATE "C" PRIMARY KEY,
    until_us BIGINT NOT NULL
);

CREATE INDEX attempt_until ON attempt (until_us);
