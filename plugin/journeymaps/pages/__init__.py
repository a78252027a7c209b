"""Pages: a map or a catalog entry in, a rendered page out. No host is known here."""
