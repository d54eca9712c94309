"""`python -m webenv.tasks`: list, count and prove task templates."""

from webenv.commandline import command
from webenv.curation.cli import PROGRAM, main

if __name__ == "__main__":
    command(PROGRAM, main)
