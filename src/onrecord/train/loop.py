"""The training loop: seeded, resumable, with a progress bar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch
from rich.console import Console
from torch import Tensor, nn
from torch.nn import functional as F
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from onrecord.train.batch import IGNORED, Batch, Labels, collate, windows
from onrecord.train.epochs import Checkpoint, epoch_bar, write_progress
from onrecord.train.net import Binder, Reader


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train: rates of learning for encoder and heads, windows per step, pieces per window, epochs, seed.

    ``soft`` is the share of a teacher's probabilities in the loss, where the labels carry some. ``word_dropout`` is
    the share of word pieces that are hidden from the encoder in each step, so that it learns to read around them,
    ``dropout`` that of the values that pass between its layers. ``plateau`` is the share of the steps for which the
    rates stay as they are before they go down to nothing.
    ``average`` is the decay per step of a running average of the weights (Polyak and Juditsky 1992); training returns
    the mean of that average as it was after the epochs ``kept`` (Izmailov et al. 2018), 0 being the weights that
    training began with, or at the end where it has come to none of them.
    """

    epochs: int = 8
    encoder_rate: float = 2.5e-4
    head_rate: float = 1.25e-3
    batch: int = 24
    size: int = 256
    seed: int = 7
    soft: float = 0.5
    warm_up: float = 0.1
    decay: float = 0.01
    freeze_words: bool = False
    word_dropout: float = 0.0
    dropout: float = 0.0
    plateau: float = 0.0
    average: float = 0.98
    kept: tuple[int, ...] = (2, 5, 6)


def losses(reader: Reader, binder: Binder, batch: Batch, soft: float) -> dict[str, Tensor]:
    """The summed losses of one batch, by head."""
    vectors, cue, part = reader(**batch.pieces)
    target = batch.targets
    found = {
        "cue": _mixed(cue.float(), target["cue"], target["soft_cue"], soft),
        "part": F.cross_entropy(part.float().flatten(0, 1), target["part"].flatten(), reduction="sum"),
    }
    if len(batch.binder["cue_first"]):
        inputs = dict(batch.binder)
        edges = {name: inputs.pop(name) for name in ("first", "last", "stated")}
        flat = vectors.flatten(0, 1)
        role = binder(flat, **inputs)
        found["role"] = _mixed(role.float(), target["role"], target["soft_role"], soft)
        known = target["kind"].sum(-1) > 0
        if known.any():
            kinds = binder.kinds(flat, inputs["cue_first"], inputs["cue_last"], **edges).float()[known]
            allowed = target["kind"][known]
            # Where the guide allows two kinds, either is right.
            found["kind"] = -torch.logsumexp(kinds.log_softmax(-1) + allowed.clamp_min(1e-9).log(), -1).sum()
        told = target["names"].sum(-1) > 0
        if told.any():
            places = binder.names(vectors, target["row"][told], edges["first"][told], edges["last"][told]).float()
            words = target["cue"][target["row"][told]] != IGNORED
            hidden = torch.cat([~words, torch.zeros_like(words[:, :1])], dim=-1)
            places = places.masked_fill(hidden, -1e4).log_softmax(-1)
            right = target["names"][told]
            found["names"] = -torch.logsumexp(places + right.clamp_min(1e-9).log(), -1).sum()
    return found


def _mixed(logits: Tensor, hard: Tensor, soft: Tensor, share: float) -> Tensor:
    """Cross entropy with the annotation, mixed with that against a teacher's probabilities where there are any."""
    flat, hard, soft = logits.flatten(0, -2), hard.flatten(), soft.flatten(0, -2)
    own = F.cross_entropy(flat, hard, reduction="none", ignore_index=IGNORED)
    taught = soft.sum(-1) > 0.5
    if share == 0 or not taught.any():
        return own.sum()
    teacher = -(soft * flat.log_softmax(-1)).sum(-1)
    # Words without an annotation learn from the teacher alone.
    weight = torch.where(taught, torch.where(hard == IGNORED, 1.0, share), 0.0)
    return (own * (1 - weight) + teacher * weight).sum()


def train(
    reader: Reader,
    binder: Binder,
    labels: Sequence[Labels],
    plan: Plan,
    marks: tuple[int, int],
    reach: int,
    folder: Path,
    console: Console,
) -> None:
    """Train both nets in place; after every epoch the state goes to ``folder``, from where a rerun goes on."""
    torch.manual_seed(plan.seed)
    for name, module in reader.encoder.named_modules():
        # Dropout inside attention would cost half the speed.
        if isinstance(module, nn.Dropout) and not name.endswith("attention.self.dropout"):
            module.p = plan.dropout
    nets = nn.ModuleDict({"reader": reader, "binder": binder})
    optimiser, schedule = _rates(reader, binder, plan, len(windows(labels, plan.size, plan.batch, Random(plan.seed))))
    average = AveragedModel(nets, multi_avg_fn=get_ema_multi_avg_fn(plan.average))
    kept = _Kept()
    if 0 in plan.kept:
        kept.add(nets)
    checkpoint = Checkpoint(
        folder / "checkpoint.pt",
        {"nets": nets, "average": average, "kept": kept, "optimiser": optimiser, "schedule": schedule},
        plan,
    )
    begin = checkpoint.restore(console)
    nets.train()
    with epoch_bar(console) as progress:
        for epoch in range(begin, plan.epochs):
            found = windows(labels, plan.size, plan.batch, Random(plan.seed * 1000 + epoch))
            hidden = torch.Generator().manual_seed(plan.seed * 1000 + epoch)
            task = progress.add_task("", total=len(found), epoch=epoch + 1, loss="")
            sums: Counter[str] = Counter()
            words = 0
            for some in found:
                batch = collate(some, marks, reach)
                _hide(batch.pieces, marks, plan.word_dropout, hidden)
                with torch.autocast("cpu", dtype=torch.bfloat16):
                    parts = losses(reader, binder, batch, plan.soft)
                count = _words(batch)
                total = torch.stack(list(parts.values())).sum() / max(count, 500)
                optimiser.zero_grad()
                total.backward()  # type: ignore[no-untyped-call]
                nn.utils.clip_grad_norm_(nets.parameters(), 1.0)
                optimiser.step()
                schedule.step()
                average.update_parameters(nets)
                words += count
                sums.update({name: float(value.detach()) for name, value in parts.items()})
                line = "  ".join(f"{name} {1000 * value / max(words, 1):.1f}" for name, value in sums.items())
                progress.update(task, advance=1, loss=line)
            if epoch + 1 in plan.kept:
                kept.add(average.module)
            checkpoint.save(epoch + 1)
            per_word = {name: value / words * 1000 for name, value in sums.items()}
            write_progress(folder, {"epoch": epoch + 1, "loss_per_1000_words": per_word})
    nets.load_state_dict(kept.mean() if kept.states else average.module.state_dict())
    nets.eval()


def _rates(
    reader: Reader, binder: Binder, plan: Plan, steps_of_epoch: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """The optimiser, and the schedule of its rates: they rise, stay as long as the plan says, and fall to nothing."""
    heads = [*(p for n, p in reader.named_parameters() if not n.startswith("encoder.")), *binder.parameters()]
    groups = [
        {"params": [p for p in reader.encoder.parameters() if p.requires_grad], "lr": plan.encoder_rate},
        {"params": heads, "lr": plan.head_rate},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=plan.decay)
    steps = plan.epochs * steps_of_epoch
    warm = max(1, int(plan.warm_up * steps))
    level = max(warm, plan.plateau * steps)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda n: n / warm if n < warm else min(1.0, max(0.0, (steps - n) / max(1.0, steps - level))),
    )
    return optimiser, schedule


class _Kept:
    """The weights after the epochs that make the result."""

    def __init__(self) -> None:
        self.states: list[dict[str, Tensor]] = []

    def add(self, nets: nn.Module) -> None:
        self.states.append({name: value.clone() for name, value in nets.state_dict().items()})

    def mean(self) -> dict[str, Tensor]:
        """All of them as one."""
        return {
            name: torch.stack([one[name].float() for one in self.states]).mean(0).to(value.dtype)
            for name, value in self.states[0].items()
        }

    def state_dict(self) -> list[dict[str, Tensor]]:
        return self.states

    def load_state_dict(self, states: list[dict[str, Tensor]]) -> None:
        self.states = states


def _words(batch: Batch) -> int:
    """How many words of a batch teach something: those with an annotation, and those that a teacher tells of."""
    taught = batch.targets["soft_cue"].sum(-1) > 0.5
    return int(((batch.targets["cue"] != IGNORED) | taught).sum())


def _hide(pieces: dict[str, Tensor], marks: tuple[int, int], share: float, random: torch.Generator) -> None:
    """Replace some word pieces by the closing mark, which says nothing."""
    if share:
        ids = pieces["ids"]
        chosen = torch.rand(ids.shape, generator=random) < share
        pieces["ids"] = torch.where(chosen & (ids != marks[0]), marks[1], ids)
