"""Where the command line reads and writes: what the global options say, and the file that several commands write."""

from pathlib import Path
from typing import cast

import click

KB_FOLDER = "rasad.kb"  # the key in the context


def kb_folder() -> Path:
    """Return the folder of the user's own names and facts; it may not exist."""
    return cast("Path", click.get_current_context().meta[KB_FOLDER])


def _in_a_folder(_context: click.Context, _parameter: click.Parameter, file: Path | None) -> Path | None:
    if file is not None and not file.parent.is_dir():
        raise click.BadParameter(f"there is no folder {file.parent}. Make it first, or name a file in another.")
    return file


_FILE = click.Path(path_type=Path, dir_okay=False)
output_file = click.option("--output", type=_FILE, callback=_in_a_folder, help="A file instead of standard output.")
"""The option of commands that write one file; a folder that is not there is refused before anything is read."""
picture_file = click.option(
    "--output", type=_FILE, callback=_in_a_folder, required=True, help="A file that ends with .png or .svg."
)
"""The option of commands that draw."""
