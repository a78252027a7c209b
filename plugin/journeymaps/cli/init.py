"""`journeymaps init`: a repository that builds, checks and publishes as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from journeymaps.atlas.atlas import Atlas
from journeymaps.cli.origin import origin, pages_address
from journeymaps.cli.schema import SCHEMA, with_ids_of
from journeymaps.cli.write import write
from journeymaps.reading.folder import shown
from journeymaps.reading.read import read
from journeymaps.recipes import recipe_text

_OURS = "mkdocs-journeymaps"
_PLACES = {
    "gitignore": ".gitignore",
    "pre-commit-config.yaml": ".pre-commit-config.yaml",
    "settings.json": ".vscode/settings.json",
    "extensions.json": ".vscode/extensions.json",
    "jsonSchemas.xml": ".idea/jsonSchemas.xml",
}
"""Where files go whose names would mean something in our own repository."""
_CI = {
    "github": {
        "github.yml": ".github/workflows/maps.yml",
        "github-reviews.yml": ".github/workflows/reviews.yml",
    },
    "gitlab": {"gitlab.yml": ".gitlab-ci.yml"},
    "none": {},
}
"""The recipes that a forge's CI goes by, and where each belongs."""
_FORGES = {"github": "GitHub", "gitlab": "GitLab"}
_KEPT = (".gitignore", "README.md")
"""Files that a new repository often has: they stay as they are."""
_PUBLISHING = {
    "github": "\nThe first run on GitHub makes the branch `gh-pages`. Then choose **Deploy from a\n"
    "branch**, `gh-pages`, under Settings, Pages. Every merge is published, and every\n"
    "pull request has a preview beside the site.\n",
    "gitlab": "\nOnce the repository is on GitLab, every merge is published to GitLab Pages.\n",
    "none": "",
}


@click.command()
@click.argument("folder", default=".", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", "site_name", default="Customer journeys", show_default=True)
@click.option(
    "--forge",
    type=click.Choice(list(_PUBLISHING)),
    help="Whose CI shall check and publish. Left out, it is that of the clone; else github.",
)
def init(folder: Path, site_name: str, forge: str | None) -> None:
    """Make a repository of maps in FOLDER: a site, sample maps, editor settings and CI.

    In a clone of a repository that is still empty, the site learns where its files are.

    Nothing that is there is written over. A README.md and a .gitignore stay as they are, any other
    file in the way ends the command before it has written anything.
    """
    repository = origin(folder)
    if forge is None:
        forge = "gitlab" if "gitlab" in repository else "github"
    contents = dict(_contents(site_name, forge, repository))
    there = [path for path in contents if (folder / path).exists()]
    if in_the_way := [path for path in there if path not in _KEPT]:
        listed = "\n".join(f"  {shown(folder / path)}" for path in in_the_way)
        raise click.ClickException(
            f"these files are there already, so nothing is written:\n{listed}\n"
            "Take another folder, or move them away."
        )
    new = {path: content for path, content in contents.items() if path not in there}
    _write(folder, new)
    for path in new:
        click.echo(f"wrote {shown(folder / path)}")
    for path in there:
        click.echo(f"kept  {shown(folder / path)}")
    if ".gitignore" in there:
        click.echo("Add to .gitignore: .venv/ .cache/ site/")
    place = shown(folder)
    click.echo("\nGo on with:")
    for line in [
        *([f"cd {place}"] if place else []),
        "mkdocs serve --livereload     # the site at http://127.0.0.1:8000",
        "journeymaps new journey       # a map of your own",
        "journeymaps check             # everything that is wrong",
        *_committing(folder, forge),
    ]:
        click.echo(f"  {line}")


def _committing(folder: Path, forge: str) -> Iterator[str]:
    """What brings the new files to where others see them. The recipes know the branch as `main`."""
    there = (folder / ".git").exists()
    yield f"{'' if there else 'git init -b main && '}git add . && git commit -m 'Begin'"
    if there:
        yield "git push -u origin HEAD       # and CI begins its work"
    elif forge != "none":
        yield f"git remote add origin URL     # of an empty repository on {_FORGES[forge]}"
        yield "git push -u origin main       # and CI begins its work"


def _contents(site_name: str, forge: str, repository: str) -> Iterator[tuple[str, bytes]]:
    """All files by their paths, filled in. What is not known yet is left for somebody to say."""
    example = f"https://{'gitlab' if forge == 'gitlab' else 'github'}.com/example/maps"
    edit = "-/edit/main/maps/" if forge == "gitlab" else "edit/main/maps/"
    site = pages_address(repository) if forge == "github" else ""
    there = "" if repository else "# "
    values = {
        "@site_name@": json.dumps(site_name, ensure_ascii=False),
        "@site_name_plain@": " ".join(site_name.split()),
        "@version@": version(_OURS),
        "@publishing@": _PUBLISHING[forge],
        "@site_url@": f"site_url: {site}" if site else "# site_url: https://example.org/maps/",
        "@repo_url@": f"{there}repo_url: {repository or example}",
        "@edit_uri@": f"{there}edit_uri: {edit}",
    }
    marks = re.compile("|".join(values))
    maps = []
    for path, raw in sorted(_walked(files("journeymaps.cli") / "starter")):
        text = marks.sub(lambda mark: values[mark[0]], raw.decode())
        name = _PLACES.get(path) or path
        content = (text.rstrip("\n") + "\n").encode()
        if held := read(name.removeprefix("maps/"), content).map_file:
            maps.append(held)
        yield name, content
    for recipe, place in _CI[forge].items():
        # The starter pins its versions in a file of its own.
        text = recipe_text(recipe).replace(
            f"pip install {_OURS}", "pip install -r requirements.txt"
        )
        yield place, text.encode()
    yield SCHEMA.as_posix(), with_ids_of(Atlas(maps)).encode()


def _walked(folder: Traversable, above: str = "") -> Iterator[tuple[str, bytes]]:
    for each in folder.iterdir():
        if each.is_dir():
            yield from _walked(each, f"{above}{each.name}/")
        else:
            yield f"{above}{each.name}", each.read_bytes()


def _write(folder: Path, contents: dict[str, bytes]) -> None:
    """Write files that are not there; where one cannot be written, none is left behind."""
    written: list[Path] = []
    try:
        for path, content in contents.items():
            write(folder / path, content)
            written.append(folder / path)
    except OSError as error:
        for new in written:
            new.unlink()
        raise click.FileError(str(error.filename or folder), str(error.strerror)) from None
