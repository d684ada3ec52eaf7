"""The command line: thin commands; all they do can be done from Python."""
