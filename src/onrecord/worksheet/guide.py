"""What the guide in the workbook tells its reader, beside the meaning of each status."""

GUIDE_LINES = (
    "White columns are yours, grey ones are written by onrecord. You may add columns and sheets, sort and filter.",
    "After an edit of the story: onrecord claims STORY --update SHEET.xlsx. What you typed stays.",
    "Rows whose words have changed become stale; rows that are gone move to the sheet “Removed”.",
    "The key in the last columns is how a row is found again. Leave it as it is.",
    "Rows marked confidential come from sources to whom anonymity was given. --public leaves them out.",
)
