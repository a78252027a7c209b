"""Who and what a blueprint leans on: roles, systems and records with the actions that name them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from journeymaps.atlas.entries import Key
from journeymaps.model.catalog import Role
from journeymaps.pages.links import Link
from journeymaps.pages.service import Act, Record, Service


@dataclass(frozen=True)
class Charge:
    """What a role answers for in one stage."""

    stage: Link
    text: Markup


@dataclass(frozen=True)
class RoleAtWork:
    """A role, what it answers for, and what it does."""

    role: Link
    team: Link | None
    duties: tuple[str, ...]
    """What the catalog says that it answers for, wherever it appears."""
    charges: tuple[Charge, ...]
    actions: tuple[Link, ...]


@dataclass(frozen=True)
class SystemInUse:
    """A system, and the actions that need it."""

    system: Link
    owner: Link | None
    actions: tuple[Link, ...]


@dataclass(frozen=True)
class RecordInUse:
    """A record, where it is kept, and the actions that read and write it."""

    record: Record
    kept_in: Link | None
    reads: tuple[Link, ...]
    writes: tuple[Link, ...]
    stages: tuple[Link, ...]
    """Stages that name it without an action."""


@dataclass(frozen=True)
class Risk:
    """An action on which customers wait, or that can fail."""

    action: Link
    stage: Link
    waits: str
    fails: tuple[Markup, ...]


def roles_at_work(service: Service) -> tuple[RoleAtWork, ...]:
    """Every role of a blueprint, in the order in which they appear."""
    stages = service.blueprint.stages
    acting = (act.action.role for act in service.acts if act.action.role)
    charged = (role for stage in stages.values() for role in stage.roles)
    return tuple(_role(service, own) for own in dict.fromkeys((*acting, *charged)))


def _role(service: Service, own: str) -> RoleAtWork:
    entry = service.site.atlas.entries.get(("role", own))
    written = entry.written if entry else None
    known = written if isinstance(written, Role) else None
    return RoleAtWork(
        role=service.links.to("role", own),
        team=service.links.to("team", known.team) if known and known.team else None,
        duties=known.responsibilities if known else (),
        charges=tuple(
            Charge(service.stage(stage_id), service.prose(stage.roles[own]))
            for stage_id, stage in service.blueprint.stages.items()
            if own in stage.roles
        ),
        actions=_links(service, (act for act in service.acts if act.action.role == own)),
    )


def systems_in_use(service: Service) -> tuple[SystemInUse, ...]:
    """Every system that an action needs."""
    named = dict.fromkeys(own for act in service.acts for own in act.action.systems)
    return tuple(
        SystemInUse(
            service.links.to("system", own),
            _said(service, ("system", own), "owner"),
            _links(service, (act for act in service.acts if own in act.action.systems)),
        )
        for own in named
    )


def records_in_use(service: Service) -> tuple[RecordInUse, ...]:
    """Every record that an action or a stage names."""
    return tuple(_record(service, own) for own in service.record_ids)


def _record(service: Service, own: str) -> RecordInUse:
    reads = [act for act in service.acts if own in act.action.data.reads]
    writes = [act for act in service.acts if own in act.action.data.writes]
    active = {act.stage for act in (*reads, *writes)}
    return RecordInUse(
        record=service.record(own),
        kept_in=_said(service, ("data", own), "kept_in"),
        reads=_links(service, reads),
        writes=_links(service, writes),
        stages=tuple(
            service.stage(stage_id)
            for stage_id, stage in service.blueprint.stages.items()
            if own in stage.data and stage_id not in active
        ),
    )


def risks(service: Service) -> Iterator[Risk]:
    """The actions on which customers wait, and those that can fail."""
    for act in service.acts:
        if act.action.waits or act.action.fails:
            yield Risk(
                service.link(act),
                service.stage(act.stage),
                act.action.waits or "",
                tuple(map(service.prose, act.action.fails)),
            )


def _said(service: Service, key: Key, field: str) -> Link | None:
    """What the catalog names in a field of an entry."""
    entry = service.site.atlas.entries.get(key)
    if entry is None or entry.map_file is None:
        return None
    return service.links.at(entry.map_file, (*entry.path, field))


def _links(service: Service, acts: Iterable[Act]) -> tuple[Link, ...]:
    return tuple(map(service.link, acts))
