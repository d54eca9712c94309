"""Run as `python -m webenv.eval`."""

# Workers import this module again, and need nothing of it.
if __name__ == "__main__":
    from webenv.commandline import command
    from webenv.eval.cli import main
    from webenv.eval.options import PROGRAM

    command(PROGRAM, main)
