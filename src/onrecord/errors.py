"""Every error that onrecord raises on purpose.

OnrecordError
├── UsageError              the call cannot be carried out as given          (exit status 2)
│   ├── PolicyError         a policy is unknown or has a mistake
│   ├── ConfigurationError  a configuration file or a baseline has a mistake
│   └── ModelError          a model or its weights are missing or altered
└── StoryError              one story could not be read or analysed          (exit status 3)
    ├── UnreadableError     missing, empty, binary or broken file
    ├── LanguageError       the story is not in English
    └── TooLargeError       the story is over a limit of size, depth or time

Each message is one line that names the file and, where there is one, the place in it.
Errors of libraries are translated into these at the border where the library is called.
"""

from __future__ import annotations


class OnrecordError(Exception):
    """Root of all errors raised on purpose."""

    def __str__(self) -> str:
        """The message on one line, also where a name in it (of a file, or of a part of one) has line ends."""
        return " ".join(line for line in super().__str__().splitlines() if line)


class UsageError(OnrecordError):
    """The call cannot be carried out as given."""


class PolicyError(UsageError):
    """A newsroom policy is unknown or has a mistake."""


class ConfigurationError(UsageError):
    """A configuration file or a baseline is missing or has a mistake."""


class ModelError(UsageError):
    """A model, its tokenizer or its weights are missing, altered or unusable."""


class StoryError(OnrecordError):
    """One story could not be read or analysed; the others go on."""


class UnreadableError(StoryError):
    """The file is missing, empty, binary, or broken as a file of its format."""


class LanguageError(StoryError):
    """The story is not written in English."""


class TooLargeError(StoryError):
    """The story is larger or deeper than a limit allows, or takes longer."""
