"""Read: from a story file of any format to an Article, with its parts told apart."""

from onrecord.read.formats import Format, known_formats, reader
from onrecord.read.language import check_language
from onrecord.read.story import STANDARD_INPUT, find_stories, read_bytes, read_story, read_stream, read_text

__all__ = [
    "STANDARD_INPUT",
    "Format",
    "check_language",
    "find_stories",
    "known_formats",
    "read_bytes",
    "read_story",
    "read_stream",
    "read_text",
    "reader",
]
