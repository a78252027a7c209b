"""Files of the site that are pages, though they are not Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from journeymaps.host import languages
from journeymaps.problems import Problem
from journeymaps.reading.folder import SUFFIXES

_PLACE = {"dest_dir", "dest_uri", "url", "abs_dest_path"}
"""Where a file goes, as MkDocs has worked it out. As a page it goes elsewhere."""


class MapSource(File):
    """A map's YAML file, which is a page."""

    def is_documentation_page(self) -> bool:
        """Say yes, which MkDocs says of Markdown only."""
        return True

    @classmethod
    def of(cls, file: File, config: MkDocsConfig) -> MapSource:
        """The same file as a page."""
        page = cls(languages.map_path(file), None, config.site_dir, config.use_directory_urls)
        made = cls(file.src_uri, file.src_dir, config.site_dir, config.use_directory_urls)
        vars(made).update({k: v for k, v in vars(file).items() if k not in _PLACE})
        made.dest_uri = languages.folder(config) + page.dest_uri
        return made


class EntrySource(MapSource):
    """The file that a catalog entry's page would have.

    In its place stands, for those who ask when a page was changed and by whom, the file that
    tells of the entry.
    """

    def __init__(self, path: str, told_in: File, newest: float, config: MkDocsConfig) -> None:
        super().__init__(path, None, config.site_dir, config.use_directory_urls)
        self.dest_uri = languages.folder(config) + self.dest_uri
        self.inclusion = InclusionLevel.NOT_IN_NAV
        self.abs_src_path = told_in.abs_src_path
        self._newest = newest

    def is_modified(self) -> bool:
        """Whether the page is older than one of the maps: any of them can name the entry."""
        try:
            return _changed(self.abs_dest_path) < self._newest
        except OSError:
            return True


class MadeSource(MapSource):
    """The file that a page of the product would have. There is none, and so nothing to edit."""

    def __init__(self, path: str, config: MkDocsConfig) -> None:
        super().__init__(path, None, config.site_dir, config.use_directory_urls)
        self.dest_uri = languages.folder(config) + self.dest_uri
        self.inclusion = InclusionLevel.NOT_IN_NAV
        # For those who ask when a page was changed and by whom: the site asks for this one.
        self.abs_src_path = config.config_file_path
        self.edit_uri = None

    def is_modified(self) -> bool:
        """Say yes: any map, and any day, may change the page."""
        return True


def yaml_files(files: Iterable[File], config: MkDocsConfig) -> Iterator[File]:
    """The YAML files of the site that may be maps: not the theme's, and not excluded ones."""
    for file in files:
        if (
            file.src_uri.endswith(SUFFIXES)
            and file.src_dir not in config.theme.dirs
            and not file.inclusion.is_excluded()
        ):
            yield file


def published_source(file: File, config: MkDocsConfig) -> File:
    """The YAML of a map as a file to download, beside the map's page.

    Its own path is taken by the page; this one is known under a path of ours.
    """
    assert file.abs_src_path is not None
    path = f"assets/journeymaps/source/{file.src_uri}"
    made = File.generated(
        config, path, abs_src_path=file.abs_src_path, inclusion=InclusionLevel.INCLUDED
    )
    made.dest_uri = file.src_uri
    return made


def newest(files: Iterable[File]) -> float:
    """When the newest of these files was changed, in seconds since 1970."""
    return max((_changed(file.abs_src_path) for file in files if file.abs_src_path), default=0)


def _changed(path: str) -> float:
    return Path(path).stat().st_mtime


def same_address(pages: Iterable[File], files: Iterable[File]) -> Iterator[Problem]:
    """Maps whose pages would be written over those of other files, or by them."""
    published = (file for file in files if not file.inclusion.is_excluded())
    by_path = {file.src_uri: file for file in (*published, *pages)}
    taken: dict[str, File] = {}
    for _, file in sorted(by_path.items()):
        other = taken.setdefault(file.dest_uri, file)
        ours, theirs = (file, other) if isinstance(file, MapSource) else (other, file)
        if ours is not theirs and isinstance(ours, MapSource):
            yield Problem(
                ours.src_uri,
                1,
                1,
                "same-address",
                f"its page has the address of {theirs.src_uri}'s",
                "rename one of the files",
            )
