"""The one tree of errors.

    RasadError
      ConfigError          an option or a setting is wrong
      LanguageDataError    an entry of a language pack or of the ontology is wrong
      ReadError            an input could not be read
      StoreError           the ledger could not be opened, read or written
      QueryError           a question cannot be answered as asked

A message says what happened, where, and what to do next.
"""


class RasadError(Exception):
    """Base of every error that rasad raises on purpose."""


class ConfigError(RasadError):
    """An option, a setting or a manifest is wrong."""


class LanguageDataError(RasadError):
    """An entry of a language pack or of the ontology breaks its schema."""


class ReadError(RasadError):
    """An input could not be read as text."""


class StoreError(RasadError):
    """The ledger could not be opened, read or written."""


class QueryError(RasadError):
    """A question names something that does not exist."""
