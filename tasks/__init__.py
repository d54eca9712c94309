"""The tasks: one folder per site, one module per family of templates."""
