"""`journeymaps new`: a map to go on from, which asks for little."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

import click

from journeymaps.atlas.atlas import Atlas
from journeymaps.checks.survey import survey
from journeymaps.cli.day import today_option
from journeymaps.cli.drafts import Draft
from journeymaps.cli.project import Project, find_project
from journeymaps.cli.schema import SCHEMA, with_ids_of
from journeymaps.cli.write import write
from journeymaps.model import KINDS, Journey
from journeymaps.model.ids import slug
from journeymaps.nearest import suggestion
from journeymaps.problems import Problem
from journeymaps.reading.folder import map_paths, shown

_LISTED = 12
"""Ids that a question still lists."""


def somebody_is_there() -> bool:
    """Whether anybody can answer questions."""
    return sys.stdin.isatty()


@click.command()
@click.argument("kind", type=click.Choice([kind for kind in KINDS if kind != "catalog"]))
@click.argument("title", required=False)
@click.option("--id", "own", metavar="ID", help="Its id: the name of the file. Default: the title.")
@click.option("--folder", metavar="FOLDER", help="Where to put it, from the folder of all maps.")
@click.option("--owner", metavar="ID", help="The team or role that answers for it.")
@click.option("--persona", "personas", metavar="ID", multiple=True, help="Whose it is; repeatable.")
@click.option("--stages", metavar="NAMES", help="A journey's stages: 'Search, Order, Wait'.")
@click.option("--stages-from", metavar="SET", help="A stage set of the catalog to take them from.")
@click.option("--from", "origin", metavar="ID", help="A journey whose stages and steps to take.")
@click.option("--state", type=click.Choice(["current", "future"]), help="Of a journey.")
@click.option(
    "--journey",
    "journeys",
    metavar="ID",
    multiple=True,
    help="The journey of a blueprint or comparison; repeat it to compare several.",
)
@click.option("--no-input", is_flag=True, help="Ask nothing.")
@today_option
def new(
    kind: str,
    title: str | None,
    own: str | None,
    folder: str | None,
    owner: str | None,
    personas: tuple[str, ...],
    stages: str | None,
    stages_from: str | None,
    origin: str | None,
    state: str | None,
    journeys: tuple[str, ...],
    today: date | None,
    *,
    no_input: bool,
) -> None:
    """Write a new journey, blueprint, persona or comparison.

    What is not given is asked for, unless there is nobody to ask. The file has comments that say
    what else may stand in it, and passes the check as it is.

    \b
      journeymaps new journey "A first order" --persona new-customer
      journeymaps new journey "A first order, as it should be" --from first-order --state future
      journeymaps new blueprint --journey first-order
      journeymaps new comparison --journey first-order --journey second-order
    """  # noqa: D301 – click reads the mark that keeps lines apart
    desk = _Desk(find_project(Path()), today, asks=not no_input and somebody_is_there())
    match kind:
        case "journey":
            draft = desk.journey(title, personas, stages, stages_from, origin, state)
        case "blueprint":
            draft = desk.blueprint(title, journeys)
        case "comparison":
            draft = desk.comparison(title, journeys, personas)
        case _:
            draft = desk.persona(title)
    desk.write(draft, own, folder, owner)


@dataclass
class _Desk:
    """Where a map is written: the project that it joins, and who can be asked."""

    project: Project
    today: date | None
    asks: bool

    def __post_init__(self) -> None:
        maps = self.project.maps
        self._files = {path: (maps / path).read_bytes() for path in map_paths(maps)}
        self._settings = self.project.options.settings(self.project.options.day(self.today))
        self._atlas = self._survey(self._files)[0]

    def journey(
        self,
        title: str | None,
        personas: Sequence[str],
        stages: str | None,
        stages_from: str | None,
        origin: str | None,
        state: str | None,
    ) -> Draft:
        title = self._title(title, "What is the journey? (A first order in the web shop)")
        like = self._journey(origin) if origin else None
        if not personas:
            known = self._ids("persona")
            asked = self._ask_for_one("Whose journey is it?", known) if known and not like else None
            personas = (asked,) if asked else like.people if like else ()
        names = [name.strip() for name in (stages or "").split(",") if name.strip()]
        sets = self._ids("stage-set")
        if not (names or stages_from or like) and self.asks and sets:
            stages_from = self._ask_for_one("Which stage set of the catalog has its stages?", sets)
        if stages_from:
            names = names or self._stage_set(stages_from)
        elif like and not names:
            stages_from = like.stages_from
        if not (names or like):
            said = self._ask("Its stages, in order (Search, Order, Wait, Unpack)", "--stages")
            names = [name.strip() for name in said.split(",") if name.strip()]
        if names:
            like = None
        return Draft(
            "journey",
            title,
            state=state or "",
            personas=personas,
            stages=names,
            stages_from=stages_from or "",
            like=like,
        )

    def blueprint(self, title: str | None, journeys: Sequence[str]) -> Draft:
        own = self._needed_journeys(journeys, "Behind which journey does it stand?", 1)[0]
        journey = self._journey(own)
        title = title or f"{journey.title}, behind the scenes"
        return Draft("blueprint", title, journeys=[own], like=journey)

    def persona(self, title: str | None) -> Draft:
        return Draft("persona", self._title(title, "Who is it? (The new customer)"))

    def comparison(
        self, title: str | None, journeys: Sequence[str], personas: Sequence[str]
    ) -> Draft:
        title = self._title(title, "What is compared? (The order, now and later)")
        if not personas:
            journeys = self._needed_journeys(journeys, "Which two journeys?", 2)
        elif len(journeys) != 1:
            raise click.UsageError("to compare personas, name their journey: --journey ID")
        return Draft("comparison", title, journeys=journeys, personas=personas)

    def write(self, draft: Draft, own: str | None, folder: str | None, owner: str | None) -> None:
        """Write the file, if all is well with it, and say how to go on."""
        name = own or slug(draft.title)
        if not name:
            raise click.UsageError("the title gives no id; add one: --id first-order")
        if held := self._atlas.maps.get((draft.kind, name)):
            place = _joined(self.project.shown, held.path)
            raise click.ClickException(
                f'there is a {draft.kind} "{name}" already: {place}; add --id'
            )
        where = PurePosixPath(folder or self._usual_folder(draft.kind))
        path = (where / f"{name}.yml").as_posix()
        target = self.project.maps / path
        if not target.resolve().is_relative_to(self.project.maps.resolve()):
            raise click.ClickException(f"{folder} is not in {self.project.shown or 'this folder'}")
        if target.exists():
            raise click.ClickException(f"{shown(target)} is there already; choose another --id")
        root = self.project.maps.parent
        schema = root / SCHEMA
        seen = os.path.relpath(schema, target.parent) if schema.is_file() else ""
        draft = replace(
            draft, id=name, owner=owner or "", schema=Path(seen).as_posix() if seen else ""
        )
        text = draft.text().encode()
        atlas, problems = self._survey({**self._files, path: text})
        errors = [one for one in problems if one.path == path and one.severity == "error"]
        if errors:
            sentences = "\n".join(f"  {one.message} – {one.hint}" for one in errors)
            raise click.ClickException(f"nothing is written:\n{sentences}")
        try:
            write(target, text)
            if schema.is_file():
                write(schema, with_ids_of(atlas).encode())
        except OSError as error:
            raise click.FileError(shown(target), str(error.strerror)) from None
        click.echo(f"wrote {shown(target)}")
        if self.asks:
            click.echo("Open it in your editor: the comments say what to fill in.")

    def _survey(self, files: dict[str, bytes]) -> tuple[Atlas, Collection[Problem]]:
        found = survey(sorted(files.items()), self._settings, drafts=True)
        return found.atlas, found.problems

    def _usual_folder(self, kind: str) -> str:
        """Where most of its kind stand already."""
        folders = Counter(
            PurePosixPath(held.path).parent.as_posix() for held in self._atlas.of_kind(kind)
        )
        usual = sorted(folders.items(), key=lambda each: (-each[1], each[0]))
        return usual[0][0] if usual else f"{kind}s"

    def _ids(self, kind: str) -> list[str]:
        return sorted(
            {own for known, own in (*self._atlas.maps, *self._atlas.entries) if known == kind}
        )

    def _journey(self, own: str) -> Journey:
        journey = self._atlas.journey(own)
        if journey is None:
            hint = suggestion(own, self._ids("journey")) or "write one first"
            raise click.ClickException(f'unknown journey "{own}" – {hint}')
        return journey

    def _stage_set(self, own: str) -> list[str]:
        entry = self._atlas.entries.get(("stage-set", own))
        if entry is None or not entry.stages:
            hint = suggestion(own, self._ids("stage-set")) or "add it to the catalog first"
            raise click.ClickException(f'unknown stage set "{own}" – {hint}')
        return list(entry.stages)

    def _needed_journeys(self, given: Sequence[str], question: str, least: int) -> list[str]:
        found = list(given)
        known = self._ids("journey")
        while len(found) < least and self.asks and len(known) > len(found):
            others = [own for own in known if own not in found]
            if not (own := self._ask_for_one(question, others)):
                break
            found.append(own)
        if len(found) < least:
            raise click.UsageError("name the journey: --journey ID" + ", twice" * (least == 2))
        return found

    def _title(self, given: str | None, question: str) -> str:
        return given or self._ask(question, "TITLE")

    def _ask(self, question: str, option: str) -> str:
        if not self.asks:
            raise click.UsageError(f"{option} is needed")
        answer: str = click.prompt(question)
        return answer

    def _ask_for_one(self, question: str, known: Sequence[str]) -> str | None:
        """One of the known ids, or nothing."""
        if not self.asks:
            return None
        listed = ", ".join(known[:_LISTED]) + (", …" if len(known) > _LISTED else "")
        while True:
            asked = f"{question} [{listed}; Enter for none]"
            answer: str = click.prompt(asked, default="", show_default=False)
            if not answer or answer in known:
                return answer or None
            click.echo(f'unknown: "{answer}" – {suggestion(answer, known) or "or leave it empty"}')


def _joined(folder: str, path: str) -> str:
    return f"{folder}/{path}" if folder else path
