"""Files of a repository that say something about its pages, and lie beside them or above."""

from __future__ import annotations

OWNERS = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")
"""Where the file may lie in a repository that says whose the pages are. The first one counts."""

IGNORED = ".git-blame-ignore-revs"
"""The file at a repository's root that names commits which say nothing, to git's hosts, too."""
