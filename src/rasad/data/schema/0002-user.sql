-- The ledger, version 2: what the user says of it. Never derived, never dropped when documents are read again.

-- What a user corrected. `body` is the record `Correction` as JSON: characters, words, value, who, when.
CREATE TABLE correction (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id     TEXT NOT NULL UNIQUE,
    undone INTEGER NOT NULL DEFAULT 0,
    body   TEXT NOT NULL
);

-- The events and mentions that corrections speak of. `item` is the id of what stands there now, null if nothing does;
-- `document` is document.id, which may be gone.
CREATE TABLE correction_item (
    correction INTEGER NOT NULL REFERENCES correction (number) ON DELETE CASCADE,
    ordinal    INTEGER NOT NULL,
    document   TEXT NOT NULL,
    item       TEXT,
    state      TEXT NOT NULL,         -- applied met lost
    PRIMARY KEY (correction, ordinal)
) WITHOUT ROWID;
CREATE INDEX correction_item_by_document ON correction_item (document);

CREATE INDEX document_by_location ON document (location);

-- How each page was read: one with the same bytes, options and versions need not be read again.
CREATE TABLE reading (
    location      TEXT PRIMARY KEY,
    source_sha256 TEXT NOT NULL,
    fingerprint   TEXT NOT NULL
) WITHOUT ROWID;

-- What was erased for good, as keyed hashes: it is not taken in again.
CREATE TABLE tombstone (
    kind   TEXT NOT NULL,             -- document source text address person name end alone
    hash   TEXT NOT NULL,
    target TEXT NOT NULL,             -- the hash of what was to be forgotten: all of one go together
    at     TEXT NOT NULL,             -- UTC
    PRIMARY KEY (kind, hash, target)
) WITHOUT ROWID;
