"""Train the nets for kinds of sources and for whom words mean, on the frozen encoder of an exported model.

The link net reads the kinds that the kind net gives. So that it does not learn to trust answers that were learnt by
heart, its examples get them from a kind net trained on the other half of the stories.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from rich.console import Console
from rich.progress import track
from torch import Tensor, nn

from onrecord.analyse.links import PAIR_WIDTH
from onrecord.analyse.mention_numbers import KINDS, WIDTH
from onrecord.analyse.model_files import FILES, SOURCE_FILES
from onrecord.errors import ModelError, UnreadableError
from onrecord.train.committees import join_into
from onrecord.train.examples import (
    ONCE,
    KindExample,
    LinkExample,
    Rows,
    StoryExamples,
    StoryReader,
    kind_examples,
    link_examples,
    proposals,
)
from onrecord.train.export import describe, write_graph
from onrecord.train.linknet import Committee, KindNet, LinkNet

KIND_INPUTS = ("first", "last", "mean", "cue", "alone")
LINK_INPUTS = ("mention", "cue", "near", "first", "alone", "pair")


@dataclass(frozen=True, slots=True)
class SourcePlan:
    """How to train: epochs and highest rates of both nets, examples per step, seed.

    ``smooth`` is label smoothing, ``hide_cue`` how often a link example lacks its cue, as words outside attributions
    do, ``members`` how many nets of each sort are trained and their answers averaged.
    """

    kind_epochs: int = 14
    kind_rate: float = 1.5e-3
    kind_batch: int = 128
    link_epochs: int = 6
    link_rate: float = 1e-3
    link_batch: int = 48
    decay: float = 0.05
    smooth: float = 0.05
    hide_cue: float = 0.15
    members: int = 3
    seed: int = 1


def train_sources(
    model: Path,
    corpus: Path,
    sources: Sequence[Path],
    *,
    anonymity: Path | None = None,
    held_out: tuple[Path, Sequence[Path]] | None = None,
    add: bool = False,
    plan: SourcePlan | None = None,
    console: Console | None = None,
) -> None:
    """Add ``kinds.onnx`` and ``links.onnx`` to the exported model in ``model``.

    ``anonymity``: a folder of stories whose unnamed sources are annotated (``stories/`` and ``gold/``).
    ``held_out``: another split and its source annotation, on which accuracies are printed. ``add``: nets for sources
    that the model has already stay, and the answer is the mean of theirs and the new ones'. Nets that an interrupted
    run has finished are kept in ``model/sources.pt`` and not trained again. Raises ModelError where the model has not
    been exported, UnreadableError where no story has source annotation.
    """
    plan, console = plan or SourcePlan(), console or Console(stderr=True)
    before = {file: (model / file).read_bytes() for file in SOURCE_FILES if add and (model / file).is_file()}
    if add and len(before) < len(SOURCE_FILES):
        raise ModelError(f"{model}: no nets for sources here that others could be added to")
    if not all((model / file).is_file() for file in FILES):
        raise ModelError(f"{model}: no exported attribution model here (`onrecord train attribution` makes one)")
    reader = StoryReader(model)
    stories = list(track(reader.stories(corpus, sources), "reading", console=console, total=None))
    if anonymity is not None:
        stories += track(reader.unnamed(anonymity), "reading", console=console, total=None)
    if not stories:
        raise UnreadableError(f"{corpus}: no story of it has source annotation")
    state = _State(model / "sources.pt", plan)
    hidden = stories[0].words.width

    def kinds(name: str, some: Sequence[StoryExamples], count: int) -> Committee:
        examples = [one for story in some for one in kind_examples(story)]
        nets = [KindNet(hidden) for _ in range(count)]
        for number, net in enumerate(nets):
            own = replace(plan, seed=plan.seed + 100 * number)
            state.once(f"{name} {number}", net, partial(train_kinds, net, examples, own, console))
        return Committee(nets, chances=True).eval()

    whole = kinds("kinds", stories, plan.members)
    halves = [kinds(f"half {n}", [s for i, s in enumerate(stories) if i % 2 != n], 1) for n in (0, 1)]
    examples = [
        example
        for number, story in enumerate(track(stories, "whom words mean", console=console))
        for example in link_examples(story, chances_by(halves[number % 2]))
    ]
    nets = [LinkNet(hidden) for _ in range(plan.members)]
    for number, net in enumerate(nets):
        own = replace(plan, seed=plan.seed + 100 * number)
        state.once(f"links {number}", net, partial(train_links, net, examples, own, console))
    links = Committee(nets, chances=False).eval()
    if held_out is not None:
        console.print(_accuracies(list(reader.stories(*held_out)), whole, links), highlight=False)
    export_sources(model, whole, links, hidden, before)
    state.path.unlink(missing_ok=True)


class _State:
    """Finished nets of a run, so that an interrupted one goes on."""

    def __init__(self, path: Path, plan: SourcePlan) -> None:
        self.path, self._plan = path, asdict(plan)
        known = torch.load(path, weights_only=True) if path.exists() else {"plan": self._plan}
        self._nets = known if known["plan"] == self._plan else {"plan": self._plan}

    def once(self, name: str, net: nn.Module, train: Callable[[], None]) -> None:
        """Train a net, unless an earlier run of the same plan has done so."""
        if name in self._nets:
            net.load_state_dict(self._nets[name])
        else:
            train()
            self._nets[name] = net.state_dict()
            part = self.path.with_suffix(".part")
            torch.save(self._nets, part)
            part.replace(self.path)
        net.eval()


def chances_by(net: Committee) -> Callable[[Sequence[Rows]], np.ndarray]:
    """A function from rows of inputs to chances of kinds."""

    def chances(rows: Sequence[Rows]) -> np.ndarray:
        with torch.inference_mode():
            found: np.ndarray = net(*_stacked(rows)).numpy()
        return found

    return chances


def _stacked(rows: Sequence[Rows]) -> list[Tensor]:
    return [torch.from_numpy(np.stack([row[name] for row in rows])) for name in KIND_INPUTS]


def train_kinds(net: KindNet, examples: Sequence[KindExample], plan: SourcePlan, console: Console) -> None:
    """Cross entropy with label smoothing; where the annotation allows two kinds, either is right."""
    torch.manual_seed(plan.seed)
    net.apply(_fresh)
    if not examples:
        return
    inputs = _stacked([one.inputs for one in examples])
    right = torch.from_numpy(np.stack([one.right for one in examples]))
    steps = _steps(net, len(examples), plan.kind_epochs, plan.kind_rate, plan.kind_batch, plan)
    total = _count(len(examples), plan.kind_epochs, plan.kind_batch)
    for some, step in track(steps, "kinds", total=total, console=console):
        chances = net(*(one[some] for one in inputs)).log_softmax(-1)
        loss = -torch.logsumexp(chances + right[some].clamp_min(1e-9).log(), -1)
        step(((1 - plan.smooth) * loss - plan.smooth * chances.mean(-1)).mean())


def train_links(net: LinkNet, examples: Sequence[LinkExample], plan: SourcePlan, console: Console) -> None:
    """Cross entropy over the candidates of each mention; every right candidate counts."""
    torch.manual_seed(plan.seed)
    net.apply(_fresh)
    if not examples:
        return
    random = np.random.default_rng(plan.seed)
    steps = _steps(net, len(examples), plan.link_epochs, plan.link_rate, plan.link_batch, plan)
    total = _count(len(examples), plan.link_epochs, plan.link_batch)
    for some, step in track(steps, "links", total=total, console=console):
        chosen = [examples[number] for number in some.tolist()]
        scores = net(**_pairs(chosen, [random.random() < plan.hide_cue for _ in chosen]))
        losses = []
        for one, example in zip(scores.split([len(e.right) for e in chosen]), chosen, strict=True):
            losses.append(-torch.logsumexp(one.log_softmax(0)[torch.from_numpy(example.right)], 0))
        step(torch.stack(losses).mean())


def _pairs(examples: Sequence[LinkExample], hide: Sequence[bool]) -> dict[str, Tensor]:
    """The rows of some examples under one another; the cue of some is hidden."""
    found: dict[str, Tensor] = {}
    for name in LINK_INPUTS:
        rows = []
        for example, hidden in zip(examples, hide, strict=True):
            values = example.inputs[name]
            if name in ONCE:
                values = np.repeat(values, len(example.right), axis=0)
            rows.append(np.zeros_like(values) if hidden and name == "cue" else values)
        found[name] = torch.from_numpy(np.concatenate(rows).astype(np.float32))
    return found


def _fresh(module: nn.Module) -> None:
    if isinstance(module, nn.Linear):
        module.reset_parameters()


def _count(examples: int, epochs: int, batch: int) -> int:
    return epochs * -(-examples // batch)


def _steps(
    net: nn.Module, examples: int, epochs: int, rate: float, batch: int, plan: SourcePlan
) -> Iterator[tuple[Tensor, Callable[[Tensor], None]]]:
    """The numbers of the examples of each step, and what takes its loss; one cycle of rates over all steps."""
    optimiser = torch.optim.AdamW(net.parameters(), lr=rate, weight_decay=plan.decay)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, rate, total_steps=_count(examples, epochs, batch) + 1)

    def step(loss: Tensor) -> None:
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        optimiser.step()
        schedule.step()

    net.train()
    for _ in range(epochs):
        for some in torch.randperm(examples).split(batch):
            yield some, step


def _accuracies(stories: Sequence[StoryExamples], kinds: Committee, links: Committee) -> str:
    """One line on held-out stories, each mention judged with the sources before it as annotated."""
    some = [one for story in stories for one in kind_examples(story)]
    guessed = chances_by(kinds)([one.inputs for one in some]).argmax(1) if some else []
    right = sum(bool(one.right[guess]) for one, guess in zip(some, guessed, strict=True))
    pairs = [one for story in stories for one in link_examples(story, chances_by(kinds))]
    with torch.inference_mode():
        linked = sum(bool(one.right[int(links(*_pairs([one], [False]).values()).argmax())]) for one in pairs)
    return (
        f"held out: kinds {100 * right / max(1, len(some)):.1f} % of {len(some)}, whom words mean "
        f"{100 * linked / max(1, len(pairs)):.1f} % of {len(pairs)} (by rules alone {100 * proposals(pairs):.1f} %)"
    )


def export_sources(
    model: Path, kinds: Committee, links: Committee, hidden: int, before: Mapping[str, bytes] | None = None
) -> None:
    """Write both graphs to the folder of an exported model, and their digests to its ``model.json``.

    ``before`` are graphs by file name that stay, each in one committee with its new one. New graphs come into
    the folder only when whole: what stops the work before that leaves the old ones in it.
    """
    words, numbers = torch.zeros(2, hidden), torch.zeros(2, WIDTH)
    alone = torch.zeros(2, WIDTH + len(KINDS))
    with TemporaryDirectory(dir=model) as folder:
        new = Path(folder)
        write_graph(
            kinds,
            (*[words] * 4, numbers),
            new / "kinds.onnx",
            KIND_INPUTS,
            {name: {0: "mentions"} for name in KIND_INPUTS},
            ("chances",),
        )
        write_graph(
            links,
            (*[words] * 4, alone, torch.zeros(2, PAIR_WIDTH)),
            new / "links.onnx",
            LINK_INPUTS,
            {name: {0: "candidates"} for name in LINK_INPUTS},
            ("scores",),
        )
        join_into(new, before or {})
        for graph in sorted(new.iterdir()):
            graph.replace(model / graph.name)
    facts = json.loads((model / "model.json").read_text(encoding="utf-8"))
    describe(model, {name: value for name, value in facts.items() if name != "sha256"})
