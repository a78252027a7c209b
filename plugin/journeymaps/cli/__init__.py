"""The command `journeymaps`: a file for each verb."""

from __future__ import annotations

import click

from journeymaps.cli.check import check
from journeymaps.cli.comment import comment
from journeymaps.cli.csp import csp
from journeymaps.cli.diff import diff
from journeymaps.cli.format import format_maps
from journeymaps.cli.init import init
from journeymaps.cli.new import new
from journeymaps.cli.recipe import recipe
from journeymaps.cli.review import review
from journeymaps.cli.reviews import reviews
from journeymaps.cli.schema import schema
from journeymaps.cli.spread import spread
from journeymaps.cli.touched import touched


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-journeymaps", prog_name="journeymaps")
def main() -> None:
    """Journey maps and service blueprints as documentation."""


main.add_command(check)
main.add_command(comment)
main.add_command(csp)
main.add_command(diff)
main.add_command(format_maps)
main.add_command(init)
main.add_command(new)
main.add_command(recipe)
main.add_command(review)
main.add_command(reviews)
main.add_command(schema)
main.add_command(spread)
main.add_command(touched)
