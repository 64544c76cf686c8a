-- Proceedings: the steps before an act is an act, and what is decided about it
-- after. Steps are only ever added; of a kept step only its body may be emptied
-- (erasure). What a step says is sealed: whole in `body`, without its texts in
-- `outline`, which stays. The desk holds the keys. Statements are parted by an empty line.

CREATE TABLE proceeding (
    id TEXT COLLATE "C" PRIMARY KEY,
    catalogue TEXT COLLATE "C" NOT NULL,
    authority TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    stage TEXT COLLATE "C" NOT NULL,
    steps BIGINT NOT NULL,
    opened_us BIGINT NOT NULL,
    changed_us BIGINT NOT NULL,
    act TEXT COLLATE "C",
    data_key BYTEA NOT NULL,
    kek TEXT COLLATE "C" NOT NULL
);

CREATE INDEX proceeding_authority ON proceeding (authority, id);

CREATE INDEX proceeding_subject ON proceeding (subject, id);

CREATE INDEX proceeding_stage ON proceeding (stage, id);

CREATE INDEX proceeding_act ON proceeding (act);

CREATE INDEX proceeding_kek ON proceeding (kek, id);

CREATE TABLE step (
    proceeding TEXT COLLATE "C" NOT NULL,
    n BIGINT NOT NULL,
    word TEXT COLLATE "C" NOT NULL,
    person TEXT COLLATE "C" NOT NULL,
    at_us BIGINT NOT NULL,
    act TEXT COLLATE "C",
    outline BYTEA NOT NULL,
    body BYTEA NOT NULL,
    PRIMARY KEY (proceeding, n)
);

CREATE FUNCTION standing_step_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.proceeding, NEW.n, NEW.word, NEW.person, NEW.at_us, NEW.act, NEW.outline)
        IS DISTINCT FROM (OLD.proceeding, OLD.n, OLD.word, OLD.person, OLD.at_us, OLD.act, OLD.outline)
    THEN RAISE EXCEPTION 'a step that was taken is never changed'; END IF;
    IF length(NEW.body) > 0
    THEN RAISE EXCEPTION 'what a step says is only ever erased'; END IF;
    RETURN NEW;
END;
$$;

CREATE TRIGGER step_update BEFORE UPDATE ON step
FOR EACH ROW EXECUTE FUNCTION standing_step_update();

CREATE TRIGGER step_keep BEFORE DELETE ON step
FOR EACH ROW EXECUTE FUNCTION standing_refuse();

CREATE TRIGGER step_keep_all BEFORE TRUNCATE ON step
FOR EACH STATEMENT EXECUTE FUNCTION standing_refuse();

-- Who looked at what is not public. Persons are opaque ids, with the role and
-- the body by which they looked. Never changed, never deleted.

CREATE TABLE access (
    id TEXT COLLATE "C" PRIMARY KEY,
    subject TEXT COLLATE "C" NOT NULL,
    proceeding TEXT COLLATE "C" NOT NULL,
    authority TEXT COLLATE "C" NOT NULL,
    person TEXT COLLATE "C" NOT NULL,
    role TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    what TEXT COLLATE "C" NOT NULL,
    at_us BIGINT NOT NULL
);

CREATE INDEX access_subject ON access (subject, id);

CREATE INDEX access_person ON access (person, proceeding, what, at_us);

CREATE TRIGGER access_keep BEFORE UPDATE OR DELETE ON access
FOR EACH ROW EXECUTE FUNCTION standing_refuse();

CREATE TRIGGER access_keep_all BEFORE TRUNCATE ON access
FOR EACH STATEMENT EXECUTE FUNCTION standing_refuse();
