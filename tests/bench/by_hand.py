"""The same pages as an author writes them in Markdown: headings, lists, tables, quotes, links."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Iterator

from content import Map, Site

ROOMS = ("channels", "roles", "teams", "systems", "data", "tags")


def pages(site: Site) -> dict[str, str]:
    """Every page of the site as Markdown, by its path below the docs folder."""
    return dict(Author(site).pages())


class Author:
    """Somebody who keeps all of a site's pages, and the links between them, by hand."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.home = {path.rpartition("/")[2]: path for path in (*site.journeys, *site.personas)}
        self.uses: dict[str, dict[tuple[str, str], dict[str, None]]] = defaultdict(dict)

    def pages(self) -> Iterator[tuple[str, str]]:
        """The maps first: the other pages list where they are used."""
        for path, journey in self.site.journeys.items():
            yield f"{path}.md", text(self.journey(path, journey))
        for path, blueprint in self.site.blueprints.items():
            yield f"{path}.md", text(self.blueprint(path, blueprint))
        for path, persona in self.site.personas.items():
            yield f"{path}.md", text(self.persona(path, persona))
        for room in ROOMS:
            for name, entry in self.site.catalog[room].items():
                path = f"catalog/{room}/{name}"
                yield f"{path}.md", text(self.entry(path, entry))
        yield "catalog.md", text(self.catalog())

    def journey(self, path: str, journey: Map) -> Iterator[str]:
        yield from head(journey)
        persona = self.link(path, self.home[journey["persona"]], journey["title"], "")
        yield f"**For** {persona} · **Segment** {journey['segment']} · **State** {journey['state']}"
        contributors = ", ".join(
            self.named(path, "teams", team, journey["title"], "")
            for team in journey["contributors"]
        )
        owner = self.named(path, "teams", journey["owner"], journey["title"], "")
        yield f"**Owner** {owner} · **With** {contributors}"
        yield journey["purpose"]
        yield table(
            ("Stage", "Step", "Emotion", "", "Evidence"),
            (
                (
                    stage["name"],
                    step["name"],
                    f"{step['emotion']['score']:+}",
                    step["emotion"]["word"],
                    step["emotion"].get("source", "assumed"),
                )
                for stage in journey["stages"]
                for step in stage["steps"]
            ),
        )
        for stage in journey["stages"]:
            yield from self.stage(path, journey, stage)
        yield "## Figures"
        yield metrics(journey["metrics"])
        yield "## Findings"
        for finding in journey["findings"]:
            yield f"{finding['finding']} {finding['means']}"
        yield "## Improvements"
        for improvement in journey["improvements"]:
            yield from self.improvement(path, journey, improvement)
        yield "## Sources"
        yield bullets(
            f"{source['title']}, {source['kind']}, {source['date']}"
            for source in journey["sources"].values()
        )

    def stage(self, path: str, journey: Map, stage: Map) -> Iterator[str]:
        yield f"## {stage['name']}"
        yield f"*{stage['when']}.* {stage['goal']}"
        for step in stage["steps"]:
            place = (journey["title"], step["name"])
            yield f"### {step['name']}"
            channel = self.named(path, "channels", step["channel"], *place)
            feeling = f"{step['emotion']['score']:+}, {step['emotion']['word']}"
            truth = ", a moment of truth" if step.get("moment_of_truth") else ""
            yield f"{step['when']}, {channel}: {feeling}{truth}"
            yield bullets(step["doing"])
            for quote in step.get("quotes", ()):
                yield f"> {quote['text']}\n>\n> {quote['by']} ({quote['source']})"
            if "exit" in step:
                yield f"**{step['exit']['share']} leave here.** {step['exit']['why']}."
        yield "**Thinking**"
        yield bullets(stage["thinking"])
        yield "**Questions and needs**"
        yield bullets((*stage["questions"], *stage["needs"]))
        yield "**Pains**"
        yield bullets(
            f"{pain['text']} (severity {pain['severity']}, {pain.get('source', 'assumed')})"
            for pain in stage["pains"]
        )
        yield "**Opportunities**"
        yield bullets(stage["opportunities"])
        measures = stage["measures"]
        yield (
            f"Importance {measures['importance']} of 10, "
            f"satisfaction {measures['satisfaction']} of 10."
        )
        yield table(
            ("Team", "Contributes"),
            (
                (self.named(path, "teams", team, journey["title"], stage["name"]), share)
                for team, share in stage["teams"].items()
            ),
        )

    def improvement(self, path: str, journey: Map, improvement: Map) -> Iterator[str]:
        pains = {pain["id"]: pain["text"] for stage in journey["stages"] for pain in stage["pains"]}
        title = improvement["title"]
        yield f"### {title}"
        yield table(
            ("Before", "After"),
            ((improvement["before"], improvement["after"]),),
        )
        owner = self.named(path, "teams", improvement["owner"], journey["title"], title)
        yield (
            f"{improvement['status'].capitalize()}, due {improvement['due']}, by {owner}. "
            f"Impact {improvement['impact']}, effort {improvement['effort']}."
        )
        yield "Answers:"
        yield bullets(pains[pain] for pain in improvement["answers"])
        yield metrics(improvement["effects"])

    def blueprint(self, path: str, blueprint: Map) -> Iterator[str]:
        yield from head(blueprint)
        journey_path = self.home[blueprint["journey"]]
        journey = self.site.journeys[journey_path]
        yield f"What stands behind {self.link(path, journey_path, blueprint['title'], '')}."
        for stage in journey["stages"]:
            behind = blueprint["stages"][stage["id"]]
            place = (blueprint["title"], stage["name"])
            yield f"## {stage['name']}"
            yield "The customer:"
            yield bullets(doing for step in stage["steps"] for doing in step["doing"])
            yield f"To be seen: {', '.join(behind['evidence'])}."
            yield bullets(
                f"{self.named(path, 'roles', role, *place)}: {share}"
                for role, share in behind["roles"].items()
            )
            for line in ("frontstage", "backstage", "support"):
                yield f"### {stage['name']}: {line}"
                yield bullets(self.action(path, action, stage, place) for action in behind[line])

    def action(self, path: str, action: Map, stage: Map, place: tuple[str, str]) -> str:
        """An action in one list item: what, who, how, with what, for how long, against what."""
        parts = [action["do"]]
        if "role" in action:
            parts.append(self.named(path, "roles", action["role"], *place))
        if "channel" in action:
            parts.append(self.named(path, "channels", action["channel"], *place))
        for record in action.get("data", {}).get("reads", ()):
            parts.append(self.named(path, "data", record, *place))
        parts += [self.named(path, "systems", system, *place) for system in action["systems"]]
        if "takes" in action:
            parts.append(action["takes"])
        pains = {pain["id"]: pain["text"] for pain in stage["pains"]}
        parts += [f"answers “{pains[pain]}”" for pain in action.get("answers", ())]
        return " · ".join(parts)

    def persona(self, path: str, persona: Map) -> Iterator[str]:
        yield from head(persona)
        yield persona["role"]
        yield f"> {persona['quote']}"
        for part in ("situation", "issues", "goals", "needs"):
            yield f"## {part.capitalize()}"
            yield bullets(persona[part])
        yield from self.used(path)

    def catalog(self) -> Iterator[str]:
        yield "# Catalog"
        for room in ROOMS:
            yield f"## {room.capitalize()}"
            paths = [f"catalog/{room}/{name}" for name in self.site.catalog[room]]
            yield bullets(
                f"{self.away('', path, self.title(path))}: {len(self.uses[path])} maps"
                for path in paths
            )

    def entry(self, path: str, entry: Map) -> Iterator[str]:
        yield f"# {entry['name']}"
        for part in ("responsibilities", "judged_by", "holds"):
            if part in entry:
                yield bullets([entry[part]] if isinstance(entry[part], str) else entry[part])
        if entry.get("personal"):
            yield "Holds personal data."
        yield from self.used(path)

    def used(self, path: str) -> Iterator[str]:
        yield "## Used in"
        yield bullets(
            f"{self.away(path, user, title)}{': ' if places else ''}{', '.join(places)}"
            for (user, title), places in self.uses[path].items()
        )

    def named(self, path: str, room: str, name: str, title: str, place: str) -> str:
        """A link to an entry of the catalog, noted down for the list on that entry's page."""
        return self.link(path, f"catalog/{room}/{name}", title, place)

    def link(self, path: str, target: str, title: str, place: str) -> str:
        places = self.uses[target].setdefault((path, title), {})
        if place:
            places[place] = None
        return self.away(path, target, self.title(target))

    def title(self, path: str) -> str:
        start, _, name = path.rpartition("/")
        room = start.removeprefix("catalog/")
        if room in ROOMS:
            return str(self.site.catalog[room][name]["name"])
        return str((self.site.personas | self.site.journeys)[path]["title"])

    def away(self, path: str, target: str, words: str) -> str:
        return f"[{words}]({posixpath.relpath(target, posixpath.dirname(path))}.md)"


def head(page: Map) -> Iterator[str]:
    summary = page.get("summary", page.get("role"))
    yield f"---\ntitle: {page['title']}\ndescription: {summary}\n---"
    yield f"# {page['title']}"
    if "summary" in page:
        yield page["summary"]
    yield (
        f"**Last reviewed** {page['last_reviewed']} by {page['reviewed_by']}, "
        f"every {page['review_every']}. {page['review_note']}"
    )


def metrics(figures: Iterable[Map]) -> str:
    return table(
        ("Figure", "Before", "After", "Change"),
        (
            (
                figure["name"],
                f"{figure['before']} {figure['unit']}",
                f"{figure['after']} {figure['unit']}",
                f"{(figure['after'] - figure['before']) / figure['before']:+.0%}",
            )
            for figure in figures
        ),
    )


def bullets(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def text(blocks: Iterable[str]) -> str:
    return "\n\n".join(block for block in blocks if block) + "\n"
