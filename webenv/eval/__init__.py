"""Run agents on tasks: `python -m webenv.eval`."""
