"""Word files: their package, their runs, and comments in them."""
