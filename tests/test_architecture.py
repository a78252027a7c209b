"""The rooms stay apart: who may import whom, and what lies at the top of the repository."""

from __future__ import annotations

import ast
import pkgutil
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

import journeymaps

ROOT = Path(__file__).resolve().parents[1]

HOSTS = {"mkdocs", "material", "properdocs", "zensical"}

TOP = {
    ".ci",
    ".editorconfig",
    ".pre-commit-hooks.yaml",
    ".github",
    ".gitignore",
    ".vscode",
    "LICENSE",
    "Makefile",
    "README.md",
    "maps",
    "mkdocs.yml",
    "plugin",
    "pyproject.toml",
    "tests",
    "theme",
}


def core_modules() -> list[str]:
    """Every module of the package but the host's rooms and what runs when imported."""
    found = pkgutil.walk_packages(journeymaps.__path__, "journeymaps.", onerror=fail)
    return [
        module.name
        for module in found
        if module.name.split(".")[1] != "host" and not module.name.endswith(".__main__")
    ]


def fail(module: str) -> None:
    pytest.fail(f"{module} cannot be imported")


def hosts_after(statement: str) -> set[str]:
    """Which site generators a fresh Python has loaded after the statement."""
    code = f"import sys\n{statement}\nprint(*sys.modules.keys() & {HOSTS!r})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return set(run.stdout.split())


def test_importing_the_package_loads_no_site_generator() -> None:
    assert hosts_after("import journeymaps") == set()


def test_importing_the_whole_core_loads_no_site_generator() -> None:
    modules = core_modules()
    assert modules
    assert (
        hosts_after(f"import importlib\nfor name in {modules!r}: importlib.import_module(name)")
        == set()
    )


def test_imports_keep_to_their_contracts(capsys: pytest.CaptureFixture[str]) -> None:
    status = lint_imports(str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True)
    assert status == 0, capsys.readouterr().out


@pytest.mark.parametrize(
    ("folders", "extras"), [(["plugin", "theme"], []), (["tests"], ["test"])], ids=["code", "tests"]
)
def test_what_is_imported_is_declared(folders: list[str], extras: list[str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {plain(name) for name in project["dependencies"]} | {plain(project["name"])}
    for extra in extras:
        declared |= {plain(name) for name in project["optional-dependencies"][extra]}
    providers = packages_distributions()
    for folder in folders:
        for file in (ROOT / folder).rglob("*.py"):
            for package in imported(file) & providers.keys() - sys.stdlib_module_names:
                assert declared & {plain(name) for name in providers[package]}, (file, package)


def plain(requirement: str) -> str:
    """The name in a requirement, as the index normalises it."""
    name = re.match(r"[\w.-]+", requirement)
    assert name, requirement
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def imported(file: Path) -> set[str]:
    """The top-level packages that a file imports, wherever in it."""
    return set(_imported(ast.parse(file.read_bytes())))


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def test_nothing_else_lies_at_the_top() -> None:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("only a clone can say what is tracked")
    # Root may run the tests on somebody else's clone, which git would refuse to read.
    listed = subprocess.run(
        [git, "-c", f"safe.directory={ROOT}", "-C", str(ROOT), "ls-files", "-z"],
        capture_output=True,
        text=True,
        check=True,
    )
    tracked = {name.partition("/")[0] for name in listed.stdout.split("\0") if name}
    assert tracked <= TOP
