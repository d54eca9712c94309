"""What there is of tasks, and the proof that each is sound: `python -m webenv.tasks`."""
