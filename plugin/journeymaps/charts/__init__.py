"""The emotion chart: one model, drawn as an SVG for the first paint and as a plotly figure."""
