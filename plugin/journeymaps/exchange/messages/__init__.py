"""Reviews as lists and messages, a file for each format. Authors' text is escaped for each."""
