"""Journey maps and service blueprints as documentation."""
