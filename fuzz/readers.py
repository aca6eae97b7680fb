"""Coverage-guided fuzzing of the readers: whatever the bytes, a story or one line that names the file.

    python fuzz/readers.py [libFuzzer options] [folders of inputs]

The first byte of an input chooses the format; the rest is the file. For Word the rest is the document part, put into
an archive, since a mutated archive hardly ever opens. Needs ``pip install atheris``; see README.md in this folder.
"""

from __future__ import annotations

import importlib
import io
import logging
import pkgutil
import sys
import zipfile

import atheris

with atheris.instrument_imports(include=["onrecord.read", "onrecord.model"]):
    import onrecord.read
    from onrecord.errors import StoryError
    from onrecord.model import Article
    from onrecord.read import read_bytes

    # Now, since what a reader imports later would run without being watched
    for module in pkgutil.iter_modules(onrecord.read.__path__):
        importlib.import_module(f"onrecord.read.{module.name}")

NAMES = ("story.txt", "story.md", "story.html", "story.json", "story.docx", "document.docx", "story", "story.xhtml")
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)


def word_file(document: bytes) -> bytes:
    """A Word file with this document part."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", document)
    return out.getvalue()


def check_article(article: Article) -> None:
    """What every later stage relies on."""
    article.text.encode("utf-8")
    end = 0
    for block in article.blocks:
        assert end <= block.span.start < block.span.end <= len(article.text), "blocks overlap or leave the text"
        end = block.span.end
    for allowance in article.allowances:
        assert 0 <= allowance.at.start <= allowance.at.end <= len(article.text), "an allowance leaves the text"
        assert 0 <= allowance.covers.start <= allowance.covers.end <= len(article.text), "an allowance covers too much"
    for offset in (0, len(article.text) // 2, len(article.text)):
        article.place(offset)
    article.model_dump_json()


def one_input(data: bytes) -> None:
    """Read one input in the format that its first byte chooses."""
    if not data:
        return
    name, content = NAMES[data[0] % len(NAMES)], data[1:]
    try:
        article = read_bytes(word_file(content) if name == "document.docx" else content, name=name)
    except StoryError as error:
        message = str(error)
        assert message.startswith(name), f"the message does not name the file: {message!r}"
        assert len(message.splitlines()) == 1, f"the message has several lines: {message!r}"
    else:
        check_article(article)


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
