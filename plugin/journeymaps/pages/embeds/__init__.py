"""Maps in Markdown pages: fences that show them, and links to them by id."""
