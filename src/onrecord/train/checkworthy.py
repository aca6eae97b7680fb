"""Train the net that tells which sentences are worth checking, and export it.

A pretrained sentence encoder is fine-tuned whole on labelled sentences of debates (ClaimBuster's, as CheckThat! gives
them) and, where there are some, of news. A larger encoder may be trained first as a teacher: its probabilities are then
mixed with the labels (Hinton, Vinyals and Dean 2015). It learns from debates only, and has no say about news.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from rich.console import Console
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.analyse.worthiness import LONGEST
from onrecord.measure.sentences import Labelled
from onrecord.train.attribution import encoder_folder, tokenizer_of
from onrecord.train.epochs import Checkpoint, epoch_bar

POOL = 50
"""Batches that are sorted by length together: little padding, and still another order in each epoch."""


@dataclass(frozen=True, slots=True)
class WorthPlan:
    """How to train: epochs, highest rates of encoder and head, sentences per step, seed.

    ``soft`` is the teacher's share where a sentence has a label too, ``warm_up`` the share of steps in which the rates
    rise before they fall linearly, ``dropout`` that between the encoder's layers.
    """

    epochs: int = 4
    encoder_rate: float = 8e-5
    head_rate: float = 3.2e-4
    batch: int = 32
    dropout: float = 0.1
    soft: float = 0.7
    warm_up: float = 0.06
    decay: float = 0.01
    seed: int = 0


class WorthNet(nn.Module):
    """An encoder, and one number from the mean of its vectors and the first of them."""

    def __init__(self, encoder: Any, dropout: float) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.head = nn.Sequential(nn.Linear(2 * width, width), nn.Tanh(), nn.Dropout(dropout), nn.Linear(width, 1))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Log odds that each sentence is worth checking (sentences × pieces in, one number each out)."""
        return self.judge(self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state, mask)

    def judge(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """The same from the encoder's vectors."""
        shown = mask[..., None].to(hidden.dtype)
        mean = (hidden * shown).sum(1) / shown.sum(1)
        logits: Tensor = self.head(torch.cat([mean, hidden[:, 0]], dim=-1)).squeeze(-1)
        return logits.float()


def build(encoder: str, plan: WorthPlan) -> tuple[WorthNet, Tokenizer]:
    """A fresh net on a pretrained encoder, and the encoder's tokenizer."""
    from transformers import AutoModel

    folder = encoder_folder(encoder)
    torch.manual_seed(plan.seed)
    # Dropout inside attention would cost half the speed.
    pretrained: Any = AutoModel.from_pretrained(
        folder, hidden_dropout_prob=plan.dropout, attention_probs_dropout_prob=0.0
    )
    tokenizer = tokenizer_of(folder)
    tokenizer.enable_truncation(LONGEST)
    return WorthNet(pretrained, plan.dropout), tokenizer


def fit(
    net: WorthNet,
    tokenizer: Tokenizer,
    sentences: Sequence[Labelled],
    taught: Sequence[float] | None,
    plan: WorthPlan,
    state: Path,
    console: Console,
) -> None:
    """Train in place. ``taught``: the teacher's probability for each sentence, NaN where it has no say.

    ``state`` is kept after every epoch, and a rerun goes on from there.
    """
    wanted = _targets(sentences, taught, plan.soft)
    pieces = [encoding.ids for encoding in tokenizer.encode_batch([one.text for one in sentences])]
    optimiser = torch.optim.AdamW(
        [
            {"params": net.encoder.parameters(), "lr": plan.encoder_rate},
            {"params": net.head.parameters(), "lr": plan.head_rate},
        ],
        weight_decay=plan.decay,
    )
    steps = plan.epochs * (-(-len(pieces) // plan.batch))
    warm = max(1, int(plan.warm_up * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min((n + 1) / warm, max(0.0, (steps - n) / max(1, steps - warm)))
    )
    checkpoint = Checkpoint(state, {"net": net, "optimiser": optimiser, "schedule": schedule}, plan)
    begin = checkpoint.restore(console)
    with epoch_bar(console) as progress:
        for epoch in range(begin, plan.epochs):
            torch.manual_seed(plan.seed * 1000 + epoch)
            net.train()
            batches = list(_batches(pieces, plan.batch, Random(plan.seed * 1000 + epoch)))
            task, total = progress.add_task("", total=len(batches), epoch=epoch + 1, loss=""), 0.0
            for number, rows in enumerate(batches, start=1):
                with torch.autocast("cpu", dtype=torch.bfloat16):
                    logits = net(*padded([pieces[row] for row in rows]))
                loss = F.binary_cross_entropy_with_logits(logits, wanted[rows])
                optimiser.zero_grad()
                loss.backward()  # type: ignore[no-untyped-call]
                nn.utils.clip_grad_norm_(net.parameters(), 1.0)
                optimiser.step()
                schedule.step()
                total += float(loss.detach())
                progress.update(task, advance=1, loss=f"loss {total / number:.4f}")
            checkpoint.save(epoch + 1)
    net.eval()


def judged(net: WorthNet, tokenizer: Tokenizer, sentences: Sequence[str]) -> NDArray[np.float64]:
    """The net's log odds, one for each sentence."""
    pieces = [encoding.ids for encoding in tokenizer.encode_batch(list(sentences))]
    found = np.zeros(len(pieces))
    order = sorted(range(len(pieces)), key=lambda n: len(pieces[n]))
    net.eval()
    for start in range(0, len(order), 64):
        rows = order[start : start + 64]
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            found[rows] = net(*padded([pieces[row] for row in rows])).numpy()
    return found


def padded(pieces: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Ids and mask of some sentences (sentences × pieces of the longest)."""
    width = max(len(one) for one in pieces)
    ids = torch.zeros(len(pieces), width, dtype=torch.long)
    for row, one in enumerate(pieces):
        ids[row, : len(one)] = torch.tensor(one)
    lengths = torch.tensor([len(one) for one in pieces])
    return ids, (torch.arange(width)[None] < lengths[:, None]).long()


def _targets(sentences: Sequence[Labelled], taught: Sequence[float] | None, soft: float) -> Tensor:
    own = torch.tensor([one.worth for one in sentences], dtype=torch.float32)
    if taught is None:
        return own
    teacher = torch.tensor(list(taught), dtype=torch.float32)
    # Of what the teacher has not learnt about, such as news, it says NaN.
    return torch.where(teacher.isnan(), own, (1 - soft) * own + soft * teacher)


def _batches(pieces: Sequence[Sequence[int]], size: int, random: Random) -> Iterator[list[int]]:
    order = list(range(len(pieces)))
    random.shuffle(order)
    found = []
    for start in range(0, len(order), size * POOL):
        pool = sorted(order[start : start + size * POOL], key=lambda n: len(pieces[n]))
        found += [pool[n : n + size] for n in range(0, len(pool), size)]
    random.shuffle(found)
    yield from found
