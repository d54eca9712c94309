"""Tasks of the shop "Harbour & Finch"."""
