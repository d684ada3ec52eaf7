-- The ledger, version 1. Offsets are half-open [start, stop) in code points of the source text.
-- Days (columns *_first, *_last) are ISO dates that bound the EDTF value beside them; null where it is open or unknown.
-- Lists that nothing is searched by are JSON arrays. `document` in every derived table is document.number.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- A source text is kept once, however many documents it holds or outlets printed it.
CREATE TABLE source_text (
    sha256     TEXT PRIMARY KEY,      -- of the text as UTF-8
    characters INTEGER NOT NULL,
    body       BLOB NOT NULL          -- zstd of UTF-8
);

CREATE TABLE document (
    number          INTEGER PRIMARY KEY,
    id              TEXT NOT NULL UNIQUE,
    source_sha256   TEXT NOT NULL,    -- of the raw bytes
    text_sha256     TEXT NOT NULL REFERENCES source_text (sha256),
    part            INTEGER NOT NULL,
    start           INTEGER NOT NULL,
    stop            INTEGER NOT NULL,
    location        TEXT NOT NULL,
    url             TEXT,
    language        TEXT NOT NULL,
    title           TEXT,
    outlet          TEXT,
    outlet_name     TEXT,
    outlet_state    TEXT,
    outlet_control  TEXT,
    origin          TEXT,
    published       TEXT,
    published_basis TEXT NOT NULL,
    day_first       TEXT,             -- bounds of the day of publication or, failing that, of what it reports
    day_last        TEXT,
    produced_by     TEXT NOT NULL,    -- JSON
    report_sha256   TEXT NOT NULL,    -- of the report's JSON without its location
    report          BLOB NOT NULL,    -- zstd of the whole report's JSON
    added_at        TEXT NOT NULL     -- UTC
);
CREATE INDEX document_by_text ON document (text_sha256);
CREATE INDEX document_by_source ON document (source_sha256);
CREATE INDEX document_by_day ON document (day_first, id);

-- Quotes that have no columns of their own: title, byline, origin, published (evidence), other_trigger.
CREATE TABLE quote (
    document INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
    ordinal  INTEGER NOT NULL,
    role     TEXT NOT NULL,
    owner    TEXT,                    -- the id of the event, for other_trigger
    start    INTEGER NOT NULL,
    stop     INTEGER NOT NULL,
    text     TEXT NOT NULL,
    PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

CREATE TABLE entity (
    document INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
    id       TEXT NOT NULL,
    wikidata TEXT,
    name     TEXT NOT NULL,
    names    TEXT NOT NULL,           -- JSON, by language
    type     TEXT NOT NULL,
    country  TEXT,
    sector   TEXT,
    state    TEXT,                    -- the state itself, else the country it belongs to
    PRIMARY KEY (document, id)
) WITHOUT ROWID;
CREATE INDEX entity_by_id ON entity (id);

CREATE TABLE mention (
    document   INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
    id         TEXT NOT NULL,
    start      INTEGER NOT NULL,
    stop       INTEGER NOT NULL,
    text       TEXT NOT NULL,
    kind       TEXT NOT NULL,
    metonym    INTEGER NOT NULL,
    wording    TEXT,
    confidence REAL NOT NULL,
    read_by    TEXT NOT NULL,
    PRIMARY KEY (document, id)
) WITHOUT ROWID;

CREATE TABLE mention_entity (
    document INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
    mention  TEXT NOT NULL,
    ordinal  INTEGER NOT NULL,
    entity   TEXT NOT NULL,
    PRIMARY KEY (document, mention, ordinal)
) WITHOUT ROWID;

CREATE TABLE time (
    document   INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
    id         TEXT NOT NULL,
    start      INTEGER NOT NULL,
    stop       INTEGER NOT NULL,
    text       TEXT NOT NULL,
    value      TEXT,
    day_first  TEXT,
    day_last   TEXT,
    kind       TEXT NOT NULL,
    calendar   TEXT NOT NULL,
    confidence REAL NOT NULL,
    read_by    TEXT NOT NULL,
    PRIMARY KEY (document, id)
) WITHOUT ROWID;

-- Numbers are kept as integer or float, as they were read: their columns have no type.
CREATE TABLE figure (
    document       INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
    id             TEXT NOT NULL,
    start          INTEGER NOT NULL,
    stop           INTEGER NOT NULL,
    text           TEXT NOT NULL,
    value,                            -- null where the words give bounds only
    min,
    max,
    min_exclusive,
    max_exclusive,
    unit           TEXT,
    measures       TEXT,
    change         TEXT,
    doubt          TEXT,
    probable_value,
    confidence     REAL NOT NULL,
    read_by        TEXT NOT NULL,
    PRIMARY KEY (document, id)
) WITHOUT ROWID;

CREATE TABLE event (
    document        INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
    id              TEXT NOT NULL,
    kind            TEXT NOT NULL,
    type            TEXT NOT NULL,
    mode            TEXT,
    contexts        TEXT NOT NULL,    -- JSON
    underlying_type TEXT,
    underlying_mode TEXT,
    status          TEXT NOT NULL,
    salience        TEXT NOT NULL,
    alleged_by      TEXT,
    reported_by     TEXT NOT NULL,
    trigger_start   INTEGER NOT NULL,
    trigger_stop    INTEGER NOT NULL,
    trigger_text    TEXT NOT NULL,
    evidence_start  INTEGER NOT NULL,
    evidence_stop   INTEGER NOT NULL,
    evidence_text   TEXT NOT NULL,
    place           TEXT,
    place_start     INTEGER,
    place_stop      INTEGER,
    place_text      TEXT,
    date            TEXT,
    date_basis      TEXT,
    day_first       TEXT,
    day_last        TEXT,
    count           INTEGER,
    frame           TEXT NOT NULL,
    confidence      REAL NOT NULL,
    read_by         TEXT NOT NULL,
    PRIMARY KEY (document, id)
) WITHOUT ROWID;
CREATE INDEX event_by_day ON event (day_first);

CREATE TABLE participant (
    document  INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
    event     TEXT NOT NULL,
    ordinal   INTEGER NOT NULL,
    entity    TEXT NOT NULL,
    state     TEXT,
    role      TEXT NOT NULL,
    mention   TEXT,
    part      TEXT,
    as_office TEXT,
    PRIMARY KEY (document, event, ordinal)
) WITHOUT ROWID;

-- What an event refers to: the times that date it and the figures that measure it.
CREATE TABLE event_reference (
    document INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
    event    TEXT NOT NULL,
    ordinal  INTEGER NOT NULL,
    kind     TEXT NOT NULL,           -- time figure
    target   TEXT NOT NULL,
    PRIMARY KEY (document, event, ordinal)
) WITHOUT ROWID;

CREATE TABLE statement (
    document      INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
    id            TEXT NOT NULL,
    cue_start     INTEGER NOT NULL,
    cue_stop      INTEGER NOT NULL,
    cue_text      TEXT NOT NULL,
    content_start INTEGER NOT NULL,
    content_stop  INTEGER NOT NULL,
    content_text  TEXT NOT NULL,
    speech        TEXT NOT NULL,
    stance        TEXT,
    nested_in     TEXT,
    venue_event   TEXT,
    confidence    REAL NOT NULL,
    read_by       TEXT NOT NULL,
    PRIMARY KEY (document, id)
) WITHOUT ROWID;

CREATE TABLE speaker (
    document  INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
    statement TEXT NOT NULL,
    ordinal   INTEGER NOT NULL,
    role      TEXT NOT NULL,          -- speaker addressee topic
    entity    TEXT NOT NULL,          -- a topic may be a word
    state     TEXT,
    PRIMARY KEY (document, statement, ordinal)
) WITHOUT ROWID;

CREATE TABLE commitment (
    document        INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
    id              TEXT NOT NULL,
    action          TEXT NOT NULL,
    status          TEXT NOT NULL,
    act             TEXT NOT NULL,
    fulfilment      TEXT NOT NULL,
    subject         TEXT,
    subject_start   INTEGER,
    subject_stop    INTEGER,
    subject_text    TEXT,
    deadline        TEXT,
    deadline_time   TEXT,
    day_first       TEXT,             -- bounds of the deadline
    day_last        TEXT,
    target_figure   TEXT,
    event           TEXT,
    statement       TEXT,
    evidence_start  INTEGER NOT NULL,
    evidence_stop   INTEGER NOT NULL,
    evidence_text   TEXT NOT NULL,
    confidence      REAL NOT NULL,
    read_by         TEXT NOT NULL,
    PRIMARY KEY (document, id)
) WITHOUT ROWID;

CREATE TABLE party (
    document   INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
    commitment TEXT NOT NULL,
    ordinal    INTEGER NOT NULL,
    role       TEXT NOT NULL,         -- party debtor beneficiary
    entity     TEXT NOT NULL,
    state      TEXT,
    PRIMARY KEY (document, commitment, ordinal)
) WITHOUT ROWID;

-- What a report says it could not read.
CREATE TABLE problem (
    document INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
    ordinal  INTEGER NOT NULL,
    step     TEXT NOT NULL,
    message  TEXT NOT NULL,
    PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

-- Roll-up: which states a document speaks of, themselves or through their people, places and organisations.
CREATE TABLE document_state (
    document INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
    state    TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    PRIMARY KEY (document, state)
) WITHOUT ROWID;
CREATE INDEX document_state_by_state ON document_state (state, document);

-- Inputs that could not be read; a row goes when its location is read after all.
CREATE TABLE failure (
    location TEXT NOT NULL,
    step     TEXT NOT NULL,
    error    TEXT NOT NULL,
    message  TEXT NOT NULL,
    at       TEXT NOT NULL,           -- UTC
    PRIMARY KEY (location, step)
) WITHOUT ROWID;
