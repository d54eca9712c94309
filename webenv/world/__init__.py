"""The world of an environment: one database, one clock, an exact change set."""
