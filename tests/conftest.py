"""Sites and repositories for tests."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.theme import Theme

# Before they are imported: what helpers assert says what it found, as tests do.
for helper in ("repo", "servers", "language_server", "pages", "standings", "pictures"):
    pytest.register_assert_rewrite(f"made_{helper}")
pytest.register_assert_rewrite("visiting")

from made_repo import PAGE, REVIEWED, MadeRepo, journey  # noqa: E402
from made_site import JOURNEY, MadeSite  # noqa: E402

# How long an example takes says more of the machine than of the code.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keeps what the check remembers out of the caches of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(autouse=True, scope="session")
def _compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Compiles the theme's templates once, not for each of hundreds of sites."""
    cache = FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))
    made = Theme.get_env

    def cached(theme: Theme) -> Environment:
        env = made(theme)
        env.bytecode_cache = cache
        return env

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Theme, "get_env", cached)
        yield


@pytest.fixture(autouse=True)
def _heard() -> None:
    """What is logged is heard, also after a test that ran MkDocs' own command, which takes it."""
    logging.disable(logging.NOTSET)
    for name, logger in list(logging.root.manager.loggerDict.items()):
        if isinstance(logger, logging.Logger) and name.startswith(("mkdocs", "properdocs")):
            logger.disabled, logger.propagate = False, True
            logger.setLevel(logging.NOTSET)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MadeSite:
    """A site without pages yet, in the working directory."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780272000")  # 2026-06-01
    return MadeSite(tmp_path)


@pytest.fixture
def shop(site: MadeSite) -> MadeSite:
    """A site with a home page, a journey and a catalog."""
    return site.write(
        {
            "index.md": "# Home\n",
            "journeys/order.yml": JOURNEY,
            "catalog.yml": "kind: catalog\nlast_reviewed: 2026-05-01\n"
            "channels:\n  mail: {name: E-mail}\n",
        }
    )


@pytest.fixture
def repo(tmp_path: Path) -> MadeRepo:
    """A repository without commits yet."""
    return MadeRepo(tmp_path / "site")


@pytest.fixture
def order(repo: MadeRepo) -> MadeRepo:
    """A journey, committed with its review."""
    repo.commit(REVIEWED, {PAGE: journey(REVIEWED)}, "Map the first order")
    return repo
