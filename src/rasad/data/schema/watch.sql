-- What a watch remembers beside its ledger (NAME.watch). Times are seconds since 1970, UTC.

-- When a source is asked next, and what to ask it with.
CREATE TABLE IF NOT EXISTS source (
    url           TEXT PRIMARY KEY,
    next_at       REAL NOT NULL DEFAULT 0,
    failures      INTEGER NOT NULL DEFAULT 0,
    etag          TEXT,
    last_modified TEXT,
    polled_at     REAL,
    outcome       TEXT                  -- of the last poll, in words
) WITHOUT ROWID;

-- When a host may be asked again. Written before it is asked, so that a crash cannot make the next run too fast.
CREATE TABLE IF NOT EXISTS host (
    name    TEXT PRIMARY KEY,
    next_at REAL NOT NULL
) WITHOUT ROWID;

-- What a site says of robots and of text mining.
CREATE TABLE IF NOT EXISTS rule (
    origin TEXT NOT NULL,
    kind   TEXT NOT NULL,               -- robots tdm
    until  REAL NOT NULL,
    tries  INTEGER NOT NULL DEFAULT 0,  -- that failed, one after the other
    body   TEXT,                        -- null: there is none, so all is allowed; with tries: why nothing is
    PRIMARY KEY (origin, kind)
) WITHOUT ROWID;

-- Pages that sources have named: to be fetched, or fetched and not yet in the ledger.
CREATE TABLE IF NOT EXISTS page (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    hash    BLOB NOT NULL UNIQUE,
    source  TEXT NOT NULL,
    url     TEXT NOT NULL,
    host    TEXT NOT NULL,
    said    TEXT NOT NULL,              -- JSON: what the source says of it
    next_at REAL NOT NULL DEFAULT 0,
    tries   INTEGER NOT NULL DEFAULT 0,
    answer  TEXT,                       -- JSON: what the server said; null until it is fetched
    body    BLOB                        -- zstd
);
CREATE INDEX IF NOT EXISTS page_by_host ON page (host, number, next_at) WHERE answer IS NULL;

-- Pages that need not be fetched again, as hashes of their addresses: what was forgotten leaves nothing to read here.
CREATE TABLE IF NOT EXISTS seen (
    hash BLOB PRIMARY KEY
) WITHOUT ROWID;

-- What was alerted on, so that it is not again.
CREATE TABLE IF NOT EXISTS alerted (
    alert TEXT NOT NULL,
    key   TEXT NOT NULL,
    PRIMARY KEY (alert, key)
) WITHOUT ROWID;

-- Alerts on their way: a row for each channel, gone when it is delivered.
CREATE TABLE IF NOT EXISTS outbox (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    id      TEXT NOT NULL,
    channel TEXT NOT NULL,
    body    TEXT NOT NULL,              -- JSON
    next_at REAL NOT NULL DEFAULT 0,
    tries   INTEGER NOT NULL DEFAULT 0
);

-- Pages that were read and are looked at again for some days, as their sources want, in case their text changes.
CREATE TABLE IF NOT EXISTS look (
    number        INTEGER PRIMARY KEY AUTOINCREMENT,
    hash          BLOB NOT NULL UNIQUE,
    source        TEXT NOT NULL,
    url           TEXT NOT NULL,
    host          TEXT NOT NULL,
    said          TEXT NOT NULL,        -- JSON: what the source says of it
    etag          TEXT,
    last_modified TEXT,
    digest        BLOB NOT NULL,        -- of its bytes
    next_at       REAL NOT NULL
);
CREATE INDEX IF NOT EXISTS look_by_time ON look (next_at);
