"""Names and places that every layer shares: the version, the schema's name, where the shipped data lies."""

import getpass
import os
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

VERSION = "0.1.0"
REPORT_SCHEMA = "rasad/1"


def data_folder() -> Path:
    """Return the folder of the shipped data files (languages, ontology, schema, samples)."""
    root: Traversable = resources.files("rasad") / "data"
    return Path(str(root))


def user_name() -> str:
    """Return who works with rasad: what RASAD_USER says, else the name that the system knows; "unknown" if neither."""
    try:
        return os.environ.get("RASAD_USER") or getpass.getuser()
    except (OSError, KeyError):  # no such user on this system, as in some containers
        return "unknown"
