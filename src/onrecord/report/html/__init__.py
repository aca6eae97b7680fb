"""The parts of the HTML report: what stands in it, worked out here; how it looks, in ``templates``."""
