"""Report → output, one file per format."""
