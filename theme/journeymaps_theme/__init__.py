"""Templates, styles and scripts of the published pages, read through `importlib.resources`."""
