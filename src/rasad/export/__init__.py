"""A ledger -> files for others: rasad's own tables and the formats of the field; and sets of others -> the ledger."""
