"""Two small nets on the frozen encoder: what kind of source some words mean, and whom they mean."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.analyse.links import PAIR_WIDTH
from onrecord.analyse.mention_numbers import KINDS, WIDTH


class KindNet(nn.Module):
    """Kind logits of mentions, from the vectors of first word, last word, all words and cue, and the numbers."""

    def __init__(self, hidden: int = 384, width: int = 160, dropout: float = 0.35) -> None:
        super().__init__()
        self.words = nn.Linear(4 * hidden, width)
        self.numbers = nn.Linear(WIDTH, width)
        self.out = nn.Linear(width, len(KINDS))
        self.by_numbers = nn.Linear(WIDTH, len(KINDS))
        self.drop = nn.Dropout(dropout)

    def forward(self, first: Tensor, last: Tensor, mean: Tensor, cue: Tensor, alone: Tensor) -> Tensor:
        """Logits (mentions × kinds)."""
        words = self.words(self.drop(torch.cat([first, last, mean, cue], dim=-1)))
        logits: Tensor = self.out(self.drop(F.gelu(words + self.numbers(alone)))) + self.by_numbers(alone)
        return logits


class Committee(nn.Module):
    """Several nets trained from different beginnings; the answer is the mean of theirs (of chances, or of scores)."""

    def __init__(self, members: Sequence[nn.Module], *, chances: bool) -> None:
        super().__init__()
        self.members = nn.ModuleList(members)
        self.chances = chances

    def forward(self, *inputs: Tensor) -> Tensor:
        """The mean answer."""
        answers = [member(*inputs) for member in self.members]
        return torch.stack([one.softmax(-1) if self.chances else one for one in answers]).mean(0)


class LinkNet(nn.Module):
    """Scores of the candidates of mentions; see ``onrecord.analyse.links.pair_inputs`` for the inputs."""

    def __init__(self, hidden: int = 384, width: int = 128, dropout: float = 0.25) -> None:
        super().__init__()
        self.mention = nn.Linear(2 * hidden, width)
        self.candidate = nn.Linear(2 * hidden, width)
        self.product_of_mention = nn.Linear(hidden, width)
        self.product_of_near = nn.Linear(hidden, width)
        self.product_of_first = nn.Linear(hidden, width)
        self.pair = nn.Linear(PAIR_WIDTH, width)
        self.alone = nn.Linear(WIDTH + len(KINDS), width)
        self.deep = nn.Linear(width, width)
        self.out = nn.Linear(width, 1)
        self.by_pair = nn.Linear(PAIR_WIDTH, 1)
        self.drop = nn.Dropout(dropout)

    def forward(self, mention: Tensor, cue: Tensor, near: Tensor, first: Tensor, alone: Tensor, pair: Tensor) -> Tensor:
        """Scores (candidates)."""
        drop = self.drop
        own = self.mention(drop(torch.cat([mention, cue], dim=-1)))
        other = self.candidate(drop(torch.cat([near, first], dim=-1)))
        product = self.product_of_mention(mention) * (self.product_of_near(near) + self.product_of_first(first))
        hidden = F.gelu(own + other + product + self.pair(pair) + self.alone(alone))
        hidden = F.gelu(self.deep(drop(hidden))) + hidden
        scores: Tensor = self.out(drop(hidden))[..., 0] + self.by_pair(pair)[..., 0]
        return scores
