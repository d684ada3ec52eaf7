"""rasad reads the Arabic and Persian press on relations between states and keeps the record of them.

    import rasad
    report = rasad.read("article.txt", published="2021-06-29")
    with rasad.Ledger("desk.ledger") as ledger:
        ledger.add(report, source)

Names are loaded when they are first used, so that `import rasad` is quick.
"""

import importlib
from typing import TYPE_CHECKING, Any

from rasad import config

if TYPE_CHECKING:
    from rasad.api import figures, items, names, read, read_all, times
    from rasad.errors import ConfigError, LanguageDataError, QueryError, RasadError, ReadError, StoreError
    from rasad.ledger import Ledger
    from rasad.records.report import Report

__version__ = config.VERSION

_HOME = {
    "ConfigError": "rasad.errors",
    "LanguageDataError": "rasad.errors",
    "Ledger": "rasad.ledger",
    "QueryError": "rasad.errors",
    "RasadError": "rasad.errors",
    "ReadError": "rasad.errors",
    "Report": "rasad.records.report",
    "StoreError": "rasad.errors",
    "figures": "rasad.api",
    "items": "rasad.api",
    "names": "rasad.api",
    "read": "rasad.api",
    "read_all": "rasad.api",
    "times": "rasad.api",
}

__all__ = [
    "ConfigError",
    "LanguageDataError",
    "Ledger",
    "QueryError",
    "RasadError",
    "ReadError",
    "Report",
    "StoreError",
    "__version__",
    "figures",
    "items",
    "names",
    "read",
    "read_all",
    "times",
]


def __getattr__(name: str) -> Any:
    """Import a public name from its home at first use."""
    if name not in _HOME:
        raise AttributeError(f"module 'rasad' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOME[name]), name)
