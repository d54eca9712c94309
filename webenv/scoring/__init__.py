"""The scorer: change set, answer and open view against the expected outcome."""
