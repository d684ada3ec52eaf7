-- What questions are answered from, rebuilt and never migrated: one row for each event, statement, commitment and figure.

-- Words of lists that items are counted by, as numbers: counting a million numbers takes a fraction of counting words.
CREATE TABLE word (
    number INTEGER PRIMARY KEY,
    text   TEXT NOT NULL UNIQUE
);

-- Days are counted as Python does (1 is 0001-01-01) and bound the item's date, else that of its document: the first is
-- 10000000 and the last 0 where nothing is known. `year` and `month` (12 * year + month - 1) are null where the date
-- does not lie in one. `sure` is what a least confidence is compared with. Columns from `kind` to `contexts`: word.number.
CREATE TABLE item (
    number       INTEGER PRIMARY KEY,  -- layer * 2^40 and on, so that the rows of a layer lie together
    document     INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
    layer        INTEGER NOT NULL,    -- 1 event, 2 statement, 3 commitment, 4 figure
    id           TEXT NOT NULL,
    first        INTEGER NOT NULL,
    last         INTEGER NOT NULL,
    year         INTEGER,
    month        INTEGER,
    sure         REAL NOT NULL,
    sources      INTEGER,             -- independent ones of its happening; null until it is linked
    kind         INTEGER,
    type         INTEGER,
    mode         INTEGER,
    status       INTEGER,
    salience     INTEGER,
    stance       INTEGER,
    speech       INTEGER,
    act          INTEGER,
    fulfilment   INTEGER,
    unit         INTEGER,
    language     INTEGER,
    outlet       INTEGER,
    outlet_state INTEGER,
    control      INTEGER,
    level        INTEGER,             -- of a meeting or call: head, minister, ...
    states       INTEGER,             -- all that take part as one word, as are the next two
    pairs        INTEGER,
    contexts     INTEGER,
    happening    TEXT
);
CREATE INDEX item_by_day ON item (layer, first, last);
CREATE INDEX item_by_document ON item (document, layer, id);
CREATE INDEX item_by_happening ON item (happening) WHERE happening IS NOT NULL;

-- Happenings that tellings have joined or left since the items were told of it.
CREATE TABLE moved (
    happening TEXT PRIMARY KEY
) WITHOUT ROWID;

-- What an item is found by: who takes part, what it names, where it was. `part` says what the key is there.
CREATE TABLE item_key (
    item  INTEGER NOT NULL REFERENCES item (number) ON DELETE CASCADE,
    part  INTEGER NOT NULL,
    key   TEXT NOT NULL,
    layer INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last  INTEGER NOT NULL,
    PRIMARY KEY (item, part, key)
) WITHOUT ROWID;
CREATE INDEX item_key_by_key ON item_key (part, key, layer, first, item, last);

-- The words that an item is read from: as written, and what they are forms of. The rowid is item.number.
CREATE VIRTUAL TABLE item_text USING fts5 (
    surface, keys,
    content = '', contentless_delete = 1,
    tokenize = "unicode61 remove_diacritics 0"
);
INSERT INTO item_text (item_text, rank) VALUES ('rank', 'bm25(4.0, 1.0)');
