"""A small annotated corpus, written for this, and a small encoder to train on it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors, trainers

STORIES = {
    "mill": "Mill shuts\nThe mill will shut in June, said Orla Finch. “We tried,” she added.\nDealers doubt it.",
    "weir": "Weir holds\nKit Amory said the weir held. A diver, who asked not to be named, saw no crack.",
    "kiln": "Kiln lit\nAccording to Bea Thorne, the kiln was lit at noon. The guild hopes it lasts.",
}
SAID = {
    "mill": [
        ("Orla Finch", "said", "The mill will shut in June"),
        ("she", "added", "“We tried,”"),
        ("Dealers", "doubt", "it"),
    ],
    "weir": [("Kit Amory", "said", "the weir held"), ("A diver", "saw", "no crack")],
    "kiln": [("Bea Thorne", "According to", "the kiln was lit at noon"), ("The guild", "hopes", "it lasts")],
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A brat split of three short stories."""
    split = tmp_path / "split"
    for folder in ("text", "attributions"):
        (split / folder).mkdir(parents=True)
    for name, text in STORIES.items():
        (split / "text" / f"{name}.txt").write_text(text, encoding="utf-8")
        lines = []
        for number, roles in enumerate(SAID[name]):
            for role, words in zip(("Source", "Cue", "Content"), roles, strict=True):
                at = text.index(words)
                lines.append(
                    f"T{role}{number}\t{role} {at} {at + len(words)}\t{words}".replace(f"T{role}", _label(role))
                )
            ids = " ".join(f"{role}:{_label(role)}{number}" for role in ("Source", "Cue", "Content"))
            lines.append(f"E{number}\tAttribution:{_label('Cue')}{number} {ids}")
        (split / "attributions" / f"{name}.ann").write_text("\n".join(lines), encoding="utf-8")
    return split


def _label(role: str) -> str:
    return {"Source": "T1", "Cue": "T2", "Content": "T3"}[role]


@pytest.fixture
def sources(tmp_path: Path, corpus: Path) -> Path:
    """Kinds of sources and a grant for one of the stories."""
    folder = tmp_path / "sources"
    folder.mkdir()
    text = STORIES["weir"]
    items = []
    for number, (source, cue, content) in enumerate(SAID["weir"], 1):
        spans = {"source": source, "cue": cue, "content": content}
        items.append({"id": number} | {r: [[text.index(w), text.index(w) + len(w)]] for r, w in spans.items()})
    (folder / "weir.json").write_text(json.dumps(items), encoding="utf-8")
    (folder / "weir.tsv").write_text(
        "1\tnamed_person\tKit Amory\t-\n2\tunnamed_person|unnamed_group\ta diver\t-\n"
        "G\t2\twho asked not to be named\t-\t-\t1\n",
        encoding="utf-8",
    )
    return folder


@pytest.fixture
def tokenizer() -> Tokenizer:
    """A small uncased WordPiece tokenizer like that of the real encoder."""
    made = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer()
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    trainer = trainers.WordPieceTrainer(
        vocab_size=160, special_tokens=["[PAD]", "[UNK]", "[CLS]", "[SEP]"], show_progress=False
    )
    made.train_from_iterator(STORIES.values(), trainer)
    made.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    return made


@pytest.fixture
def encoder(tmp_path: Path, tokenizer: Tokenizer) -> str:
    """A small encoder, freshly made, in the layout of the real one."""
    torch = pytest.importorskip("torch", reason="training needs the extra onrecord[train]")
    transformers = pytest.importorskip("transformers", reason="training needs the extra onrecord[train]")
    torch.manual_seed(0)
    config = transformers.BertConfig(
        vocab_size=tokenizer.get_vocab_size(), hidden_size=32, num_hidden_layers=2, num_attention_heads=4,
        intermediate_size=64, max_position_embeddings=260,
    )  # fmt: skip
    folder = tmp_path / "encoder"
    transformers.BertModel(config).save_pretrained(folder)
    tokenizer.save(str(folder / "tokenizer.json"))
    return str(folder)
