"""Pages at the old addresses of renamed maps. They lead to where the map is now."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from journeymaps.host import languages
from journeymaps.host.files import MapSource
from journeymaps.host.ways import Ways
from journeymaps.pages.pages import Pages


def place_moved(pages: Pages, ways: Ways, files: Files, config: MkDocsConfig) -> None:
    """Put them among the site's files. Where somebody has a page by now, that one stays."""
    taken = {file.dest_uri for file in files}
    for old, now in pages.site.atlas.moved.items():
        gone = MapSource(f"{old}.yml", None, config.site_dir, config.use_directory_urls)
        gone.dest_uri = languages.folder(config) + gone.dest_uri
        if gone.dest_uri in taken:
            continue
        way = ways.file(now).url_relative_to(gone)
        content = pages.moved(now, way)
        made = File.generated(
            config, gone.dest_uri, content=content, inclusion=InclusionLevel.INCLUDED
        )
        made.dest_uri = gone.dest_uri
        files.append(made)
