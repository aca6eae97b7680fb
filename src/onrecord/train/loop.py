"""The training loop: seeded, resumable, with a progress bar."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

import torch
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from torch import Tensor, nn
from torch.nn import functional as F
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from onrecord.train.batch import IGNORED, Batch, Labels, collate, windows
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
    heads = [*(p for n, p in reader.named_parameters() if not n.startswith("encoder.")), *binder.parameters()]
    groups = [
        {"params": [p for p in reader.encoder.parameters() if p.requires_grad], "lr": plan.encoder_rate},
        {"params": heads, "lr": plan.head_rate},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=plan.decay)
    steps = plan.epochs * len(windows(labels, plan.size, plan.batch, Random(plan.seed)))
    warm = max(1, int(plan.warm_up * steps))
    level = max(warm, plan.plateau * steps)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda n: n / warm if n < warm else min(1.0, max(0.0, (steps - n) / max(1.0, steps - level))),
    )
    nets = nn.ModuleDict({"reader": reader, "binder": binder})
    average = AveragedModel(nets, multi_avg_fn=get_ema_multi_avg_fn(plan.average))
    kept: list[dict[str, Tensor]] = []
    if 0 in plan.kept:
        kept.append({name: value.clone() for name, value in nets.state_dict().items()})
    state_path, begin = folder / "checkpoint.pt", 0
    if state_path.exists():
        state = torch.load(state_path, weights_only=True)
        if state["plan"] == asdict(plan):
            nets.load_state_dict(state["nets"])
            average.load_state_dict(state["average"])
            kept = state["kept"]
            optimiser.load_state_dict(state["optimiser"])
            schedule.load_state_dict(state["schedule"])
            begin = state["epoch"]
            console.print(f"going on after epoch {begin} of {plan.epochs}")
    nets.train()
    columns = (TextColumn("epoch {task.fields[epoch]}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, TextColumn("{task.fields[loss]}"), console=console) as progress:
        for epoch in range(begin, plan.epochs):
            found = windows(labels, plan.size, plan.batch, Random(plan.seed * 1000 + epoch))
            hidden = torch.Generator().manual_seed(plan.seed * 1000 + epoch)
            task = progress.add_task("", total=len(found), epoch=epoch + 1, loss="")
            sums: dict[str, float] = {}
            words = 0
            for some in found:
                batch = collate(some, marks, reach)
                _hide(batch.pieces, marks, plan.word_dropout, hidden)
                with torch.autocast("cpu", dtype=torch.bfloat16):
                    parts = losses(reader, binder, batch, plan.soft)
                taught = batch.targets["soft_cue"].sum(-1) > 0.5
                count = int(((batch.targets["cue"] != IGNORED) | taught).sum())
                total = torch.stack(list(parts.values())).sum() / max(count, 500)
                optimiser.zero_grad()
                total.backward()  # type: ignore[no-untyped-call]
                nn.utils.clip_grad_norm_(nets.parameters(), 1.0)
                optimiser.step()
                schedule.step()
                average.update_parameters(nets)
                words += count
                for name, value in parts.items():
                    sums[name] = sums.get(name, 0.0) + float(value.detach())
                line = "  ".join(f"{name} {1000 * value / max(words, 1):.1f}" for name, value in sums.items())
                progress.update(task, advance=1, loss=line)
            if epoch + 1 in plan.kept:
                kept.append({name: value.clone() for name, value in average.module.state_dict().items()})
            _save(state_path, nets, average, kept, optimiser, schedule, epoch + 1, plan)
            (folder / "progress.jsonl").open("a").write(
                json.dumps({"epoch": epoch + 1, "loss_per_1000_words": {k: v / words * 1000 for k, v in sums.items()}})
                + "\n"
            )
    nets.load_state_dict(_mean(kept or [average.module.state_dict()]))
    nets.eval()


def _hide(pieces: dict[str, Tensor], marks: tuple[int, int], share: float, random: torch.Generator) -> None:
    """Replace some word pieces by the closing mark, which says nothing."""
    if share:
        ids = pieces["ids"]
        chosen = torch.rand(ids.shape, generator=random) < share
        pieces["ids"] = torch.where(chosen & (ids != marks[0]), marks[1], ids)


def _mean(states: Sequence[Mapping[str, Tensor]]) -> dict[str, Tensor]:
    """Several states of the same nets as one."""
    return {
        name: torch.stack([one[name].float() for one in states]).mean(0).to(value.dtype)
        for name, value in states[0].items()
    }


def _save(
    path: Path,
    nets: nn.Module,
    average: nn.Module,
    kept: Sequence[Mapping[str, Tensor]],
    optimiser: object,
    schedule: object,
    epoch: int,
    plan: Plan,
) -> None:
    part = path.with_suffix(".part")
    torch.save(
        {
            "nets": nets.state_dict(),
            "average": average.state_dict(),
            "kept": list(kept),
            "optimiser": optimiser.state_dict(),  # type: ignore[attr-defined]
            "schedule": schedule.state_dict(),  # type: ignore[attr-defined]
            "epoch": epoch,
            "plan": asdict(plan),
        },
        part,
    )
    part.replace(path)
