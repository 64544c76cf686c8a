-- The register as kept in PostgreSQL: the tables of the SQLite migration of the
-- same number. Only what PostgreSQL-compatible distributed databases take: no
-- sequences, no foreign keys, no advisory locks; one statement a call, parted
-- by an empty line. Text keys are COLLATE "C", so that order is that of SQLite.

CREATE TABLE log_head (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    size BIGINT NOT NULL,
    frontier BYTEA NOT NULL,
    checkpoint TEXT NOT NULL,
    recorded_us BIGINT,
    epoch BIGINT NOT NULL,
    holder TEXT,
    lease_until_s BIGINT NOT NULL
);

INSERT INTO log_head (id, size, frontier, checkpoint, recorded_us, epoch, holder, lease_until_s)
VALUES (1, 0, '', '', NULL, 0, NULL, 0);

CREATE TABLE entry (
    idx BIGINT PRIMARY KEY,
    jwt TEXT NOT NULL
);

CREATE TABLE act (
    idx BIGINT NOT NULL,
    id TEXT COLLATE "C" PRIMARY KEY,
    thread TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    authority TEXT COLLATE "C" NOT NULL,
    decided_on TEXT COLLATE "C" NOT NULL,
    recorded_us BIGINT NOT NULL,
    disclosures TEXT NOT NULL
);

CREATE INDEX act_subject ON act (subject, id);

CREATE TABLE act_count (
    kind TEXT COLLATE "C" PRIMARY KEY,
    acts BIGINT NOT NULL
);

CREATE TABLE subject (
    id TEXT COLLATE "C" PRIMARY KEY,
    catalogue TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    name TEXT NOT NULL,
    registered_by TEXT COLLATE "C" NOT NULL,
    value TEXT COLLATE "C" NOT NULL
);

CREATE INDEX subject_catalogue ON subject (catalogue, id);

CREATE INDEX subject_value ON subject (value, id);

CREATE TABLE identifier (
    id TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    value TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (id, subject)
);

CREATE INDEX identifier_subject ON identifier (subject, id);

CREATE INDEX identifier_value ON identifier (value, subject);

CREATE TABLE name (
    subject TEXT COLLATE "C" NOT NULL,
    folded TEXT COLLATE "C" NOT NULL,
    name TEXT NOT NULL,
    act TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (subject, folded)
);

CREATE INDEX name_folded ON name (folded, subject);

CREATE TABLE thread (
    id TEXT COLLATE "C" PRIMARY KEY,
    subject TEXT COLLATE "C" NOT NULL,
    catalogue TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    authority TEXT COLLATE "C" NOT NULL,
    adverse BIGINT NOT NULL,
    decided_on TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    since TEXT COLLATE "C" NOT NULL,
    ends_on TEXT COLLATE "C",
    shown_from TEXT COLLATE "C",
    shown_until TEXT COLLATE "C",
    basis TEXT NOT NULL
);

CREATE INDEX thread_catalogue ON thread (catalogue, id);

CREATE INDEX thread_kind ON thread (kind, id);

CREATE INDEX thread_authority ON thread (authority, id);

CREATE TABLE basis (
    provision TEXT COLLATE "C" NOT NULL,
    thread TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (provision, thread)
);

CREATE TABLE held (
    id TEXT COLLATE "C" PRIMARY KEY,
    catalogue TEXT COLLATE "C" NOT NULL,
    source TEXT NOT NULL,
    identifier TEXT NOT NULL,
    claimed_name TEXT NOT NULL,
    register_name TEXT NOT NULL,
    reason TEXT NOT NULL,
    what TEXT NOT NULL,
    held_us BIGINT NOT NULL
);

CREATE INDEX held_newest ON held (held_us, id);

CREATE TABLE import (
    id TEXT COLLATE "C" PRIMARY KEY,
    file TEXT NOT NULL,
    rows_done BIGINT NOT NULL,
    acts BIGINT NOT NULL,
    rejected BIGINT NOT NULL,
    held BIGINT NOT NULL,
    done BIGINT NOT NULL
);

CREATE FUNCTION standing_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'a kept % is never changed or deleted', TG_TABLE_NAME; END;
$$;

CREATE FUNCTION standing_act_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.idx, NEW.id, NEW.thread, NEW.subject, NEW.kind, NEW.authority, NEW.decided_on, NEW.recorded_us)
        IS DISTINCT FROM
        (OLD.idx, OLD.id, OLD.thread, OLD.subject, OLD.kind, OLD.authority, OLD.decided_on, OLD.recorded_us)
    THEN RAISE EXCEPTION 'of a kept act only its disclosures may change'; END IF;
    RETURN NEW;
END;
$$;

CREATE TRIGGER entry_keep BEFORE UPDATE OR DELETE ON entry
FOR EACH ROW EXECUTE FUNCTION standing_refuse();

CREATE TRIGGER entry_keep_all BEFORE TRUNCATE ON entry
FOR EACH STATEMENT EXECUTE FUNCTION standing_refuse();

CREATE TRIGGER act_update BEFORE UPDATE ON act
FOR EACH ROW EXECUTE FUNCTION standing_act_update();

CREATE TRIGGER act_keep BEFORE DELETE ON act
FOR EACH ROW EXECUTE FUNCTION standing_refuse();

CREATE TRIGGER act_keep_all BEFORE TRUNCATE ON act
FOR EACH STATEMENT EXECUTE FUNCTION standing_refuse();
