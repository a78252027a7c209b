"""MkDocs: maps become its pages. The one room that knows it."""
