-- People who work with the register: rights holders and officers, never
-- subjects. What tells who a person is lies in `sealed` and nowhere else; the
-- desk holds the keys. Nothing here is an act, so rows may be changed and
-- deleted. Statements are parted by an empty line.

CREATE TABLE person (
    id TEXT PRIMARY KEY,
    sealed BLOB NOT NULL,
    data_key BLOB NOT NULL,
    kek TEXT NOT NULL,
    version INTEGER NOT NULL,
    disabled INTEGER NOT NULL,
    code_step INTEGER NOT NULL,
    created_us INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX person_kek ON person (kek, id);

CREATE TABLE person_login (
    login_hash TEXT PRIMARY KEY,
    person TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE role (
    person TEXT NOT NULL,
    body TEXT NOT NULL,
    role TEXT NOT NULL,
    from_on TEXT NOT NULL,
    until_on TEXT,
    PRIMARY KEY (person, body, role, from_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    token_hash TEXT PRIMARY KEY,
    person TEXT NOT NULL,
    stage TEXT NOT NULL,
    created_us INTEGER NOT NULL,
    seen_us INTEGER NOT NULL,
    expires_us INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX session_person ON session (person);

CREATE INDEX session_expires ON session (expires_us);

CREATE TABLE attempt (
    key TEXT PRIMARY KEY,
    until_us INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX attempt_until ON attempt (until_us);
