"""Where the maps are: the folder that a site's configuration names, without starting the site."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import yaml
from yaml.nodes import Node, ScalarNode, SequenceNode

from journeymaps.exchange.site import Site, file_address, folder_address
from journeymaps.reading.folder import shown
from journeymaps.reading.syntax import syntax_problem

if TYPE_CHECKING:
    from journeymaps.options import Options

NAMES = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml")


@dataclass(frozen=True)
class Project:
    """A folder of maps, and the site that they are published as.

    `shown` is how paths in it begin when a problem is printed.
    """

    maps: Path
    shown: str
    written: Mapping[str, Any] = field(default_factory=dict)
    """The plugin's options as the configuration has them."""
    file: str = ""
    """The configuration, as the user would name it."""
    site: Site = field(default_factory=Site)
    language: str = ""
    """The code of the theme's language."""

    @cached_property
    def options(self) -> Options:
        """The plugin's options.

        Raises:
            click.ClickException: one is unknown, or has a value that it cannot have.

        """
        # Commands that need none do not wait for the model to be read.
        from journeymaps.options import OptionsError, read_options

        try:
            return read_options(self.written)
        except OptionsError as error:
            raise click.ClickException(f"{self.file}: {error}") from None


def find_project(start: Path) -> Project:
    """The project that a file or folder belongs to: the nearest configuration at or above it.

    Without one, the folder itself holds the maps.

    Raises:
        click.ClickException: the configuration cannot be read, or there is no folder of maps.

    """
    start = absolute(start)
    folder = start if start.is_dir() else start.parent
    for above in (folder, *folder.parents):
        for name in NAMES:
            if (above / name).is_file():
                return _configured(above / name)
    return Project(folder, shown(folder))


def absolute(path: Path) -> Path:
    """A path from the root, with the links in it left as they are: a link may be a map."""
    return Path(os.path.abspath(path))  # noqa: PTH100


def _configured(file: Path) -> Project:
    config = _read(file)
    maps = absolute(file.parent / (_text(config.get("docs_dir")) or "docs"))
    if not maps.is_dir():
        raise click.ClickException(
            f"{shown(file)}: docs_dir: there is no folder {shown(maps) or maps}"
        )
    address = file_address if config.get("use_directory_urls") is False else folder_address
    site = Site(_text(config.get("site_name")), _text(config.get("site_url")), address)
    written = _plugin_options(config.get("plugins"))
    theme = config.get("theme")
    language = _text(theme.get("language")) if isinstance(theme, dict) else ""
    return Project(maps, shown(maps), written, shown(file), site, language)


def _read(file: Path) -> dict[str, Any]:
    """A configuration, with the one below it that it inherits from."""
    try:
        text = file.read_text("utf-8-sig")
        written = yaml.load(text, Loader=_Tolerant)  # noqa: S506 – a safe loader
    except yaml.YAMLError as error:
        raise click.ClickException(str(syntax_problem(shown(file), text, error))) from None
    except (OSError, ValueError) as error:
        raise click.ClickException(f"{shown(file)}: {error}") from None
    config: dict[str, Any] = written if isinstance(written, dict) else {}
    if base := _text(config.get("INHERIT")):
        return _merged(_read(absolute(file.parent / base)), config)
    return config


def _merged(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in own.items():
        below = merged.get(key)
        if isinstance(below, dict) and isinstance(value, dict):
            value = _merged(below, value)
        merged[key] = value
    return merged


class _Tolerant(yaml.CSafeLoader):
    """Reads a configuration with tags of others in it, and leaves out what they stand for."""


def _nothing(_loader: yaml.Loader, _suffix: str, _node: Node) -> None:
    return None


def _from_environment(loader: Any, node: Node) -> Any:
    """What `!ENV NAME` and `!ENV [NAME, OTHER, default]` stand for, as in MkDocs."""
    nodes = node.value if isinstance(node, SequenceNode) else [node]
    names = nodes[:-1] if len(nodes) > 1 else nodes
    for name in names:
        if (value := os.environ.get(str(name.value))) is not None:
            tag = loader.resolve(ScalarNode, value, (True, False))
            return loader.construct_object(ScalarNode(tag, value))
    return loader.construct_object(nodes[-1], deep=True) if len(nodes) > 1 else None


_Tolerant.add_multi_constructor("!", _nothing)
_Tolerant.add_multi_constructor("tag:yaml.org,2002:python/", _nothing)
_Tolerant.add_constructor("!ENV", _from_environment)


def _text(written: Any) -> str:
    return written.strip() if isinstance(written, str) else ""


def _plugin_options(plugins: Any) -> dict[str, Any]:
    listed = plugins if isinstance(plugins, list) else [plugins]
    pairs = (pair for entry in listed if isinstance(entry, dict) for pair in entry.items())
    for name, options in pairs:
        if name == "journeymaps" and isinstance(options, dict):
            # A value that comes from a tag is not known here; then the option counts as left out.
            return {key: value for key, value in options.items() if value is not None}
    return {}
