"""`python -m webenv.action` prints docs/actions.md."""

from webenv.action.table import document

print(document(), end="")
