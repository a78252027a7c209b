"""The command `journeymaps`: a file for each verb, which is read when that verb is asked for."""

from __future__ import annotations

from importlib import import_module

import click

_VERBS = {
    "check": "check",
    "comment": "comment",
    "csp": "csp",
    "diff": "diff",
    "format": "format_maps",
    "init": "init",
    "new": "new",
    "recipe": "recipe",
    "review": "review",
    "reviews": "reviews",
    "schema": "schema",
    "spread": "spread",
    "touched": "touched",
}
"""What each verb is called in its file, which bears the verb's name."""


class _Verbs(click.Group):
    """To read all files takes far longer than most verbs do."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 – as click has it
        return list(_VERBS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 – as click has it
        cmd_name: str,
    ) -> click.Command | None:
        if cmd_name not in _VERBS:
            return None
        found: click.Command = getattr(import_module(f"{__name__}.{cmd_name}"), _VERBS[cmd_name])
        return found


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-journeymaps", prog_name="journeymaps")
def main() -> None:
    """Journey maps and service blueprints as documentation."""
