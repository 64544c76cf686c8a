-- Proceedings: the steps before an act is an act, and what is decided about it
-- after. Steps are only ever added; of a kept step only its body may be emptied
-- (erasure). What a step says is sealed: whole in `body`, without its texts in
-- `outline`, which stays. The desk holds the keys. Statements are parted by an empty line.

CREATE TABLE proceeding (
    id TEXT PRIMARY KEY,
    catalogue TEXT NOT NULL,
    authority TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    stage TEXT NOT NULL,
    steps INTEGER NOT NULL,
    opened_us INTEGER NOT NULL,
    changed_us INTEGER NOT NULL,
    act TEXT,
    data_key BLOB NOT NULL,
    kek TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX proceeding_authority ON proceeding (authority, id);

CREATE INDEX proceeding_subject ON proceeding (subject, id);

CREATE INDEX proceeding_stage ON proceeding (stage, id);

CREATE INDEX proceeding_act ON proceeding (act);

CREATE INDEX proceeding_kek ON proceeding (kek, id);

CREATE TABLE step (
    proceeding TEXT NOT NULL,
    n INTEGER NOT NULL,
    word TEXT NOT NULL,
    person TEXT NOT NULL,
    at_us INTEGER NOT NULL,
    act TEXT,
    outline BLOB NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (proceeding, n)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER step_update BEFORE UPDATE OF proceeding, n, word, person, at_us, act, outline ON step
BEGIN SELECT RAISE(ABORT, 'a step that was taken is never changed'); END;

CREATE TRIGGER step_body BEFORE UPDATE OF body ON step WHEN length(NEW.body) > 0
BEGIN SELECT RAISE(ABORT, 'what a step says is only ever erased'); END;

CREATE TRIGGER step_delete BEFORE DELETE ON step
BEGIN SELECT RAISE(ABORT, 'a step that was taken is never deleted'); END;

-- Who looked at what is not public. Persons are opaque ids, with the role and
-- the body by which they looked. Never changed, never deleted.

CREATE TABLE access (
    id TEXT PRIMARY KEY,
    subject TEXT NOT NULL,
    proceeding TEXT NOT NULL,
    authority TEXT NOT NULL,
    person TEXT NOT NULL,
    role TEXT NOT NULL,
    body TEXT NOT NULL,
    what TEXT NOT NULL,
    at_us INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX access_subject ON access (subject, id);

CREATE INDEX access_person ON access (person, proceeding, what, at_us);

CREATE TRIGGER access_update BEFORE UPDATE ON access
BEGIN SELECT RAISE(ABORT, 'an access is never changed'); END;

CREATE TRIGGER access_delete BEFORE DELETE ON access
BEGIN SELECT RAISE(ABORT, 'an access is never deleted'); END;
