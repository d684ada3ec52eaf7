-- Full text, rebuilt and never migrated: the rowid is document.number.
-- surface: the running text's folded words; keys: folded names of the entities it speaks of, in every language known.
CREATE VIRTUAL TABLE fulltext USING fts5 (
    surface, keys,
    content = '', contentless_delete = 1,
    tokenize = "unicode61 remove_diacritics 0"
);
