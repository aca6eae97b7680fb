from __future__ import annotations

import subprocess
import sys

import pytest

import onrecord as package


def test_version(onrecord):
    assert onrecord("--version") == (0, f"onrecord {package.__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "words"), [(["--help"], ["check", "rules"]), (["check", "--help"], ["--policy", "--exit-zero", "3 "])]
)
def test_help(onrecord, arguments: list[str], words: list[str]):
    status, out, err = onrecord(*arguments)
    assert (status, err) == (0, "")
    assert all(word in out for word in words)


def test_help_and_rules_do_not_wait_for_the_models():
    code = (
        "import sys; from onrecord.cli.main import main; main(['rules']); main(['check', '--help'])\n"
        "sys.exit(', '.join({'spacy', 'onnxruntime', 'tokenizers', 'trafilatura', 'docx'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr == "\n" or done.stderr == ""
