"""Makes what stands in analyse/weights: an extra, never imported by the rest."""
