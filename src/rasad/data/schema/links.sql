-- What links documents, rebuilt and never migrated. `document` is document.number, `telling` is telling.number.

-- One event, reduced to what decides whether another document tells of the same thing. `repeats` is the telling of an
-- older text that a copy repeats; `happening` is null until the telling is linked. Tellings are placed in the order of `rank`;
-- `shape` is a hash of all but words that may speak against another's being the same.
CREATE TABLE telling (
    number     INTEGER PRIMARY KEY,
    document   INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
    event      TEXT NOT NULL,         -- its id
    is_contact INTEGER NOT NULL,
    repeats    INTEGER,
    happening  TEXT,
    rank       TEXT NOT NULL,
    shape      BLOB NOT NULL,
    body       BLOB NOT NULL          -- MessagePack
);
CREATE INDEX telling_by_document ON telling (document, event, happening);
CREATE INDEX telling_by_happening ON telling (happening, repeats, rank);
CREATE INDEX telling_by_shape ON telling (happening, shape, rank) WHERE repeats IS NULL;
CREATE INDEX telling_by_model ON telling (repeats) WHERE repeats IS NOT NULL;

-- Hashes of the keys that a telling is found by: tellings without a common key are never one happening.
CREATE TABLE telling_key (
    key     INTEGER NOT NULL,
    telling INTEGER NOT NULL REFERENCES telling (number) ON DELETE CASCADE,
    PRIMARY KEY (key, telling)
) WITHOUT ROWID;
CREATE INDEX telling_key_by_telling ON telling_key (telling);

-- Which happenings have, or had, a telling of a key: one that nothing is told of any more is taken out when it is met.
CREATE TABLE happening_key (
    key       INTEGER NOT NULL,
    happening TEXT NOT NULL,
    PRIMARY KEY (key, happening)
) WITHOUT ROWID;
CREATE TRIGGER telling_is_joined AFTER UPDATE OF happening ON telling WHEN NEW.happening IS NOT NULL BEGIN
    INSERT OR IGNORE INTO happening_key SELECT key, NEW.happening FROM telling_key WHERE telling = NEW.number;
END;

-- The telling that a happening has its id from: of all its tellings the first by the ids of document and event.
CREATE TABLE happening_head (
    happening TEXT PRIMARY KEY,
    document  INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
    event     TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX happening_head_by_document ON happening_head (document);

-- Sampled runs of words by which copies of a text are found, and how many each document has.
CREATE TABLE text_run (
    run      INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
    PRIMARY KEY (run, document)
) WITHOUT ROWID;
CREATE INDEX text_run_by_document ON text_run (document);

-- Documents that share their text, each pair both ways.
CREATE TABLE copied (
    document INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
    other    INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
    PRIMARY KEY (document, other)
) WITHOUT ROWID;
CREATE INDEX copied_by_other ON copied (other);

-- Documents that are stored and not yet linked.
CREATE TABLE unlinked (
    document INTEGER PRIMARY KEY REFERENCES document (number) ON DELETE CASCADE
);

-- Tellings whose happening must be made anew because a telling beside them is gone.
CREATE TABLE loosened (
    telling INTEGER PRIMARY KEY REFERENCES telling (number) ON DELETE CASCADE
);

-- What a document says of a commitment, or a deed that may have been promised, reduced to what chains are made of.
CREATE TABLE pledge (
    document INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
    body     BLOB NOT NULL            -- MessagePack
);
CREATE INDEX pledge_by_document ON pledge (document);

-- The figures of a document that may belong to a series.
CREATE TABLE measured (
    document INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
    body     BLOB NOT NULL            -- MessagePack
);
CREATE INDEX measured_by_document ON measured (document);
