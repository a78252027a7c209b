"""CODEOWNERS: whom GitHub and GitLab ask about a file, and so who reviews a page without an owner.

https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
https://docs.gitlab.com/user/project/codeowners/reference/
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from pathspec import GitIgnoreSpec

from journeymaps.problems import Problem

_WORD = re.compile(r"(?:\\.|\S)+")
_OWNER = re.compile(r"@{1,2}[\w.-]+(?:/[\w.-]+)*|[^\s@]+@[^\s@]+\.[^\s@]+")
_SECTION = re.compile(r"\^?\[(?P<name>[^\]]+)\](?:\[\d+\])?(?=\s|$)(?P<owners>.*)")


@dataclass(frozen=True)
class _Rule:
    pattern: str
    files: GitIgnoreSpec
    owners: tuple[str, ...]

    def matches(self, path: str) -> bool:
        if not self.files.match_file(path):
            return False
        # `docs/*` means what lies in docs itself, not what lies deeper.
        deep = PurePosixPath(path).parents if self.pattern.endswith("/*") else ()
        return not any(self.files.match_file(str(above)) for above in deep if above.name)


@dataclass(frozen=True)
class Owners:
    """The rules of a CODEOWNERS file, by its sections; only GitLab has more than one."""

    path: str = ""
    """Where the file lies in its repository; empty where there is none."""
    sections: tuple[tuple[_Rule, ...], ...] = ()
    problems: tuple[Problem, ...] = ()
    """What is wrong with the file. A rule with a slip is left out, as its hosts leave it out."""

    def of(self, path: str) -> tuple[str, ...]:
        """The owners of a file, given as a path from the repository's root.

        In each section the last rule that matches counts, even if it names nobody.
        """
        found: dict[str, None] = {}
        for rules in self.sections:
            found.update(dict.fromkeys(_owners(rules, path)))
        return tuple(found)


def _owners(rules: tuple[_Rule, ...], path: str) -> tuple[str, ...]:
    matching = [rule for rule in rules if rule.matches(path)]
    if not matching or any(rule.pattern.startswith("!") for rule in matching):
        return ()
    return matching[-1].owners


def read_owners(path: str, text: str) -> Owners:
    """The owners that a CODEOWNERS file at this path of the repository names."""
    return _Reader(path, text.splitlines()).owners()


class _Reader:
    def __init__(self, path: str, lines: list[str]) -> None:
        self._path = path
        self._lines = lines
        self._problems: list[Problem] = []
        # Sections, `!` and paths that begin anywhere are GitLab's.
        self._gitlab = path.startswith(".gitlab/") or any(map(_SECTION.match, lines))

    def owners(self) -> Owners:
        sections: dict[str, list[_Rule]] = {"": []}
        here, default = sections[""], tuple[str, ...]()
        for number, line in enumerate(self._lines, 1):
            text = line.partition(" #")[0].strip() if not line.startswith("#") else ""
            if found := _SECTION.match(text):
                here = sections.setdefault(found["name"].casefold(), [])
                default = tuple(self._named(number, line, found["owners"].split()) or ())
            elif text:
                here.extend(self._rule(number, line, text, default))
        kept = tuple(tuple(rules) for rules in sections.values() if rules)
        return Owners(self._path, kept, tuple(self._problems))

    def _rule(self, number: int, line: str, text: str, default: tuple[str, ...]) -> Iterator[_Rule]:
        pattern, *words = _WORD.findall(text)
        if slip := self._slip(pattern):
            self._problem(number, line.index(pattern) + 1, *slip)
            return
        named = self._named(number, line, words)
        if named is None:
            return
        if (files := self._files(pattern)) is None:
            said = f'"{pattern:.40}" names no files'
            self._problem(number, line.index(pattern) + 1, said, "write a path or *.yml")
        else:
            yield _Rule(pattern, files, tuple(named) or default)

    def _files(self, pattern: str) -> GitIgnoreSpec | None:
        bare = pattern.removeprefix("!")
        anywhere = "**/" if self._gitlab and bare and not bare.startswith(("/", "*")) else ""
        try:
            files = GitIgnoreSpec.from_lines([anywhere + bare])
        except (ValueError, re.error):
            return None
        return files if any(rule.include for rule in files.patterns) else None

    def _slip(self, pattern: str) -> tuple[str, str] | None:
        if pattern.startswith("!") and not self._gitlab:
            return "a rule may not begin with ! on GitHub", "write a later rule without an owner"
        if pattern.startswith(("[", "^[")):
            return f'"{pattern:.40}" is no section', "a section is a line of its own: [Name]"
        if "[" in pattern and not self._gitlab:
            return "brackets have no meaning in a rule", "write a rule for each name"
        return None

    def _named(self, number: int, line: str, words: Iterable[str]) -> list[str] | None:
        """The owners, or None where one of them cannot be one."""
        owners = list(words)
        for owner in owners:
            if not _OWNER.fullmatch(owner):
                self._problem(
                    number,
                    line.rindex(owner) + 1,
                    f'"{owner:.40}" is no owner',
                    "write @name, @organisation/team or an e-mail address; "
                    r"a space in a path is written \ ",
                )
                return None
        return owners

    def _problem(self, number: int, column: int, message: str, hint: str) -> None:
        self._problems.append(Problem(self._path, number, column, "codeowners", message, hint))
