"""CI on this machine: the shell of each step of a recipe, and a folder of tools for it to find."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from journeymaps.recipes import recipe_text
from made_repo import ALONE

PROJECT = Path(__file__).resolve().parents[1]

# Builds a site as far as the steps after it can tell, and tells a misspelt option as the real one.
MKDOCS = """\
import pathlib, sys
from mkdocs.__main__ import cli
command = cli.commands["build"]
given = command.make_context("build", sys.argv[2:]).params
site = pathlib.Path(given["site_dir"])
site.mkdir(parents=True, exist_ok=True)
(site / "index.html").write_text(str(given["use_directory_urls"]))
"""


@dataclass(frozen=True)
class Step:
    """The shell of a step, and what it finds in its environment."""

    script: str
    env: Mapping[str, str] = field(default_factory=dict)
    when: str = ""
    shell: tuple[str, ...] = ("bash", "-e", "-o", "pipefail")


@dataclass
class Runner:
    """A machine that runs steps in a folder. pip installs nothing there, for all is there."""

    folder: Path
    tools: Path
    env: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.tools.mkdir(parents=True, exist_ok=True)
        self.tool("pip", "")
        self.tool("mkdocs", MKDOCS)
        self.tool("journeymaps", "from journeymaps.cli import main; main()")

    def tool(self, name: str, program: str) -> None:
        """Put a program in Python where the steps find it before all others."""
        file = self.tools / name
        file.write_text(f"#!{sys.executable}\n{program}\n")
        file.chmod(0o755)

    def run(self, step: Step, **env: str) -> subprocess.CompletedProcess[str]:
        """Run a step."""
        told = {**os.environ, **ALONE, **self.env, **step.env, **env, "no_proxy": "127.0.0.1"}
        told["PATH"] = f"{self.tools}{os.pathsep}{os.environ['PATH']}"
        return subprocess.run(
            [*step.shell, "-c", step.script],
            cwd=self.folder,
            env=told,
            capture_output=True,
            text=True,
            check=False,
        )


def github_steps(source: str, values: Mapping[str, str], job: str = "check") -> list[Step]:
    """The steps of a job of a workflow, or of an action, with its expressions put in."""
    read = yaml.safe_load(source)
    steps = read["jobs"][job]["steps"] if "jobs" in read else read["runs"]["steps"]
    return [
        Step(
            step["run"],
            {name: _filled(value, values) for name, value in step.get("env", {}).items()},
            str(step.get("if", "")),
        )
        for step in steps
        if "run" in step
    ]


def _filled(text: str, values: Mapping[str, str]) -> str:
    return re.sub(r"\$\{\{ *(\S+) *\}\}", lambda found: values[found[1]], text)


def gitlab_steps(job: str) -> list[Step]:
    """What a job of the GitLab recipe runs."""
    read = yaml.safe_load(recipe_text("gitlab.yml"))
    lines = [*read["default"]["before_script"], *read[job]["script"]]
    return [Step("\n".join(lines))]


def azure_steps(job: str) -> list[Step]:
    """The shell steps of a job of the Azure recipe, which are not ended by their first error."""
    read = yaml.safe_load(recipe_text("azure.yml"))
    steps: list[dict[str, Any]] = next(one for one in read["jobs"] if one["job"] == job)["steps"]
    # Secrets such as $(TOKEN) get their value by the name of the variable.
    return [
        Step(step["bash"], when=step.get("condition", ""), shell=("bash",))
        for step in steps
        if "bash" in step
    ]


def jenkins_steps() -> Iterator[Step]:
    """The shell steps of the Jenkinsfile, with what Groovy makes of their backslashes."""
    for script in re.findall(r"sh '''\n(.*?)'''", recipe_text("Jenkinsfile"), re.DOTALL):
        yield Step(textwrap.dedent(script).replace("\\\\", "\\"), shell=("sh", "-e"))
