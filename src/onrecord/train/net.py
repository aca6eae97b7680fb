"""The network: an encoder with features of print, a tagger of cues, and a tagger of each cue's source and content.

Two steps, since the structure is worth more than the encoder. First every word gets a cue tag. Then, for each cue,
the words around it get source and content tags, conditioned on that cue: the word's vector plus the cue's, a product of
the two, the signed distance on a logarithmic scale, paragraph, quotation and the other cues, smoothed by small
convolutions. Three further heads on the same encoder read the kind of the source, the places where the source's name
stands, and grants, reasons and bases; they teach the encoder what the nets of ``linknet`` ask it later.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.analyse.features import GAPS, QUOTES, SHAPES

CUE_TAGS = 3
"""O, B, I."""
ROLE_TAGS = 5
"""O, B-source, I-source, B-content, I-content."""
PART_TAGS = 7
"""O and B, I of grant, reason and basis."""
KIND_COUNT = 10
DISTANCES = 25
RELATIONS = 4 * 5 * 3
"""Paragraph (same, the one before, the one after, farther) × quotation (5 cases) × cue (none, this one, another)."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Widths: of the encoder's vectors and of the cue-conditioned head; its window each way in words."""

    hidden: int = 384
    width: int = 128
    reach: int = 128


class Reader(nn.Module):
    """Encoder and the heads that look at each word once: word vectors, cue tags, tags of grants, reasons and bases."""

    def __init__(self, encoder: nn.Module, sizes: Sizes) -> None:
        super().__init__()
        self.encoder = encoder
        self.shapes = nn.Embedding(SHAPES, sizes.hidden)
        self.gaps = nn.Embedding(GAPS, sizes.hidden)
        self.quotes = nn.Embedding(QUOTES, sizes.hidden)
        for table in (self.shapes, self.gaps, self.quotes):
            nn.init.normal_(table.weight, std=0.01)
        self.cue = nn.Sequential(nn.Linear(sizes.hidden, sizes.width), nn.GELU(), nn.Linear(sizes.width, CUE_TAGS))
        self.part = nn.Sequential(nn.Linear(sizes.hidden, sizes.width), nn.GELU(), nn.Linear(sizes.width, PART_TAGS))

    def forward(
        self, ids: Tensor, mask: Tensor, shapes: Tensor, gaps: Tensor, quotes: Tensor, first: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Vectors, cue logits and part logits of the words whose first pieces are ``first`` (batch × words)."""
        words = self.encoder.get_input_embeddings()(ids)  # type: ignore[operator]
        words = words + self.shapes(shapes) + self.gaps(gaps) + self.quotes(quotes)
        hidden = self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state
        vectors = torch.gather(hidden, 1, first[..., None].expand(-1, -1, hidden.shape[-1]))
        return vectors, self.cue(vectors), self.part(vectors)


class Binder(nn.Module):
    """The cue-conditioned head: source and content tags around each cue, and the kind of its source."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        hidden, width = sizes.hidden, sizes.width
        self.word = nn.Linear(hidden, width)
        self.word_product = nn.Linear(hidden, width)
        self.of_cue = nn.Linear(hidden, width)
        self.cue_product = nn.Linear(hidden, width)
        self.distance = nn.Embedding(DISTANCES, width)
        self.relation = nn.Embedding(RELATIONS, width)
        self.norm = nn.LayerNorm(width)
        self.convolutions = nn.ModuleList(
            nn.Conv1d(width, width, 3, padding=dilation, dilation=dilation) for dilation in (1, 2, 4)
        )
        self.role = nn.Linear(width, ROLE_TAGS)
        self.kind = nn.Sequential(nn.Linear(3 * hidden, width), nn.GELU(), nn.Linear(width, KIND_COUNT))
        self.asks_name = nn.Linear(2 * hidden, width)
        self.is_name = nn.Linear(hidden, width)
        self.no_name = nn.Linear(2 * hidden, 1)

    def forward(
        self,
        vectors: Tensor,
        cue_first: Tensor,
        cue_last: Tensor,
        places: Tensor,
        exists: Tensor,
        distance: Tensor,
        relation: Tensor,
    ) -> Tensor:
        """Role logits (cues × window × tags).

        ``vectors``: words × hidden. ``cue_first``, ``cue_last``: word numbers of each cue. ``places``: word numbers
        around each cue (cues × window), ``exists`` 0 beyond the story's edges, ``distance`` one number per place of
        the window, ``relation`` one per cue and place.
        """
        cue = (vectors[cue_first] + vectors[cue_last]) / 2
        mixed = self.word(vectors)[places] + self.of_cue(cue)[:, None]
        mixed = F.gelu(mixed + self.distance(distance)[None] + self.relation(relation))
        mixed = mixed + self.word_product(vectors)[places] * self.cue_product(cue)[:, None]
        present = exists[:, None].to(mixed.dtype)
        mixed = self.norm(mixed).transpose(1, 2) * present
        for convolution in self.convolutions:
            mixed = mixed + F.gelu(convolution(mixed)) * present
        logits: Tensor = self.role(mixed.transpose(1, 2))
        return logits

    def kinds(
        self, vectors: Tensor, cue_first: Tensor, cue_last: Tensor, first: Tensor, last: Tensor, stated: Tensor
    ) -> Tensor:
        """Kind logits (cues × kinds) from the first and last word of the source (``stated`` 0 where it has none)."""
        shown = stated[:, None].to(vectors.dtype)
        cue = (vectors[cue_first] + vectors[cue_last]) / 2
        logits: Tensor = self.kind(torch.cat([vectors[first] * shown, vectors[last] * shown, cue], dim=-1))
        return logits

    def names(self, vectors: Tensor, row: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Logits of where the source of a cue is named (cues × words of its window, and last: nowhere in it).

        ``vectors``: windows × words × hidden; ``row``: the window of each cue; ``first``, ``last``: the source's words,
        numbered through all windows.
        """
        flat = vectors.flatten(0, 1)
        own = torch.cat([flat[first], flat[last]], dim=-1)
        scores = (
            torch.einsum("cw,cnw->cn", self.asks_name(own), self.is_name(vectors)[row]) / self.is_name.out_features**0.5
        )
        return torch.cat([scores, self.no_name(own)], dim=-1)
