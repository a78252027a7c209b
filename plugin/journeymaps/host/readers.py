"""What is published for programs that read: each map as Markdown and JSON, and lists of all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from journeymaps.atlas.atlas import Atlas
from journeymaps.exchange.llms import llms_txt
from journeymaps.exchange.maps_json import map_json, maps_json, maps_schemas
from journeymaps.exchange.site import Site
from journeymaps.exchange.twin import twin
from journeymaps.host import languages
from journeymaps.review import Standing

INDEX, LLMS = "maps.json", "llms.txt"


def beside(page: File) -> tuple[str, str]:
    """Where a page's map stands as Markdown and as JSON."""
    path = PurePosixPath(page.dest_uri)
    data = path.with_name("map.json") if path.name == "index.html" else path.with_suffix(".json")
    return str(path.with_suffix(".md")), str(data)


def publish_readers(
    pages: dict[str, File],
    atlas: Atlas,
    site: Site,
    standings: Iterable[Standing],
    files: Files,
    config: MkDocsConfig,
) -> None:
    """Put all of it among the site's files. What somebody has written of that name stays."""
    own = languages.folder(config)
    places = {held.path: beside(pages[held.path]) for held in atlas.map_files}
    addresses = {
        path: (_address(site, markdown), _address(site, data))
        for path, (markdown, data) in places.items()
    }
    ours = {
        f"{own}{INDEX}": maps_json(atlas, site, standings, addresses),
        f"{own}{LLMS}": llms_txt(
            config.site_name,
            config.site_description or "",
            atlas,
            {path: markdown for path, (markdown, _) in addresses.items()},
            _address(site, f"{own}{INDEX}"),
        ),
        **{f"{own}{name}": schema for name, schema in maps_schemas().items()},
    }
    for held in atlas.map_files:
        markdown, data = places[held.path]
        ours[markdown] = twin(held, atlas, site)
        ours[data] = map_json(held, atlas, site)
    taken = {file.dest_uri for file in files}
    for path, content in ours.items():
        if path not in taken:
            known = f"assets/journeymaps/readers/{path}.txt"
            file = File.generated(config, known, content=content, inclusion=InclusionLevel.INCLUDED)
            # It is known under a path of ours: as Markdown it would be a page.
            file.dest_uri = path
            files.append(file)


def _address(site: Site, path: str) -> str:
    return f"{site.url.rstrip('/')}/{quote(path)}" if site.url else quote(path)


def alternate(output: str, page: File) -> str:
    """A page that says where it stands as Markdown."""
    way = quote(PurePosixPath(beside(page)[0]).name)
    # Material takes what is an alternate alone for a translation, and looks for its sitemap.
    link = f'<link rel="alternate noopener" type="text/markdown" href="{way}">'
    return output.replace("</head>", f"{link}</head>", 1)
