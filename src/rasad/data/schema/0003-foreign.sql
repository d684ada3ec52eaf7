-- The ledger, version 3: events that others coded. Never mixed with what was read here, never linked.

CREATE TABLE foreign_set (
    number   INTEGER PRIMARY KEY,
    name     TEXT NOT NULL UNIQUE,
    format   TEXT NOT NULL,
    sha256   TEXT NOT NULL,           -- of the file
    added_at TEXT NOT NULL            -- UTC
);

-- `body` is the record `ForeignRow` as JSON; the other columns are what it is searched by.
CREATE TABLE foreign_event (
    number     INTEGER PRIMARY KEY,
    foreign_set INTEGER NOT NULL REFERENCES foreign_set (number) ON DELETE CASCADE,
    url        TEXT,
    day_first  TEXT,
    day_last   TEXT,
    body       TEXT NOT NULL
);
CREATE INDEX foreign_event_by_set ON foreign_event (foreign_set);
CREATE INDEX foreign_event_by_day ON foreign_event (day_first);
CREATE INDEX foreign_event_by_url ON foreign_event (url) WHERE url IS NOT NULL;

CREATE TABLE foreign_state (
    event INTEGER NOT NULL REFERENCES foreign_event (number) ON DELETE CASCADE,
    state TEXT NOT NULL,
    PRIMARY KEY (state, event)
) WITHOUT ROWID;
CREATE INDEX foreign_state_by_event ON foreign_state (event);
