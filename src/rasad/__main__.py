"""`python -m rasad` is the `rasad` command."""

from rasad.cli.main import main

main()
