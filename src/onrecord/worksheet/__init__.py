"""The checker's worksheet: a row for each claim of a story, kept through every edit until the last is signed off."""
