"""The argument and the option that all commands share which read inputs."""

import click

from rasad.errors import ConfigError
from rasad.readers.columns import FIELDS, Columns, parse_columns


def _columns(_context: click.Context, _parameter: click.Parameter, value: str | None) -> Columns:
    try:
        return parse_columns(value) if value else Columns()
    except ConfigError as error:
        raise click.BadParameter(str(error)) from error


inputs_argument = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
allow_host_option = click.option(
    "--allow-host",
    "allowed_hosts",
    multiple=True,
    metavar="NAME",
    help="A host that may be fetched from though its address is private.",
)
columns_option = click.option(
    "--columns",
    metavar="FIELD=NAME,...",
    callback=_columns,
    help=f"Columns of tables ({', '.join(FIELDS)}) whose names do not tell what they hold.",
)
