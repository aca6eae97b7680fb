"""How right onrecord is: figures on stories that people annotated."""
