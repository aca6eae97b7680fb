"""Article → Analysis. The only home of spaCy, onnxruntime and tokenizers."""

from onrecord.analyse.harvest import Analyser

__all__ = ["Analyser"]
