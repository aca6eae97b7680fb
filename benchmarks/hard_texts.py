"""How long the whole way from text to report takes on texts made to be hard, and how the time grows with their length.

    python -m benchmarks.hard_texts [--sizes 50000 200000 1000000] [NAME ...]

Paragraphs and words are made as long as the limits let them be, and no longer: the rest is refused at once.

Nothing here is a story. What counts is that a hostile text costs no more than its length explains, and ends in a report
or in one line that says why there is none.
"""

from __future__ import annotations

import argparse
import time

import onrecord
from onrecord.errors import StoryError
from onrecord.read.limits import DEFAULT

PARAGRAPH = DEFAULT.paragraph_characters - 100
WORD = DEFAULT.word_characters - 100
LEAD = "The harbour board will close the ferry in May, a senior official said on Tuesday.\n\n"
SAID = "“We looked at every plate,” said Joan Okafor, a board member. "
TEXTS = {
    "one story over and over": SAID + "Two people who asked not to be named said the hull was thin.\n\n",
    "one paragraph": SAID,
    "no blank at all": "a",
    "capitals without a blank": "A",
    "figures": "1",
    "words": "the board ",
    "names": "Joan Okafor ",
    "names with commas": "Joan Okafor, ",
    "opening quotation marks": "“",
    "opening quotation marks and words": "“said ",
    "straight quotation marks": '"',
    "straight quotation marks and words": '"said Joan" ',
    "single quotation marks": "'said ",
    "quotation marks by turns": "“‘a’” ",
    "opening brackets": "(",
    "allowances begun": "[onrecord: allow ",
    "comments begun": "<!-- onrecord: ",
    "full stops": ". ",
    "initials": "J. ",
    "line ends": "a\n",
    "paragraphs": "He said no.\n\n",
    "dashes": "— ",
    "hyphens": "a-",
    "said": "said ",
    "officials": "officials said ",
    "anonymity": "an official who asked not to be named because he was not authorised ",
    "combining marks": "a\u0301\u0302\u0303",
    "zero width": "a\u200b",
    "turned text": "\u202ea\u202c ",
    "emoji": "\U0001f469\u200d\U0001f4bb",
    "credits": "Ada Marsh/Pool via AP. ",
    "datelines": "HARWICK, Maine (AP) — ",
    "addresses": "http://a.example/?",
    "numbers with units": "340 per cent of 1,200 people ",
}


def hard_text(part: str, size: int) -> str:
    """So many characters: the part again and again, in paragraphs and words just short of the limits."""
    run = part * (min(PARAGRAPH, size) // len(part) + 1)
    if not any(map(str.isspace, run)):
        run = " ".join(run[start : start + WORD] for start in range(0, len(run), WORD))
    run = run[:PARAGRAPH]
    return (LEAD + "\n\n".join([run] * (size // len(run) + 1)))[:size]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("names", nargs="*", help="some of the texts; all where none is given")
    parser.add_argument("--sizes", type=int, nargs="+", default=[50_000, 200_000], help="characters")
    parser.add_argument("--policy", default="neutral")
    options = parser.parse_args()
    engine = onrecord.load(policy=options.policy)
    engine.check_text(LEAD)
    for name in options.names or TEXTS:
        cells = []
        for size in options.sizes:
            text = hard_text(TEXTS[name], size)
            start = time.process_time()
            try:
                report = engine.check_text(text)
                outcome = f"{len(report.attributions)} attributions"
            except StoryError as error:
                outcome = str(error)[:60]
            cells.append(f"{size:>9,}: {time.process_time() - start:7.2f} s ({outcome})")
        print(f"{name:36}", *cells, sep="  ", flush=True)


if __name__ == "__main__":
    main()
