"""Names and places that every layer shares: the version, the schema's name, where the shipped data lies."""

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

VERSION = "0.1.0"
REPORT_SCHEMA = "rasad/1"


def data_folder() -> Path:
    """Return the folder of the shipped data files (languages, ontology, schema, samples)."""
    root: Traversable = resources.files("rasad") / "data"
    return Path(str(root))
