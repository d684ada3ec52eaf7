"""Where the command line keeps its folders: what the global options say, for the commands below them."""

from pathlib import Path
from typing import cast

import click

KB_FOLDER = "rasad.kb"  # the key in the context


def kb_folder() -> Path:
    """Return the folder of the user's own names and facts; it may not exist."""
    return cast("Path", click.get_current_context().meta[KB_FOLDER])
