"""What is kept of a run: one line per episode, and what the run was."""
