"""Recipes: files for CI and for web servers, which the guide shows and which tests run."""

from __future__ import annotations

from importlib.resources import files

RECIPES = {
    "github.yml": "GitHub Actions: check, comment, preview, publish on Pages, rebuild at night",
    "github-reviews.yml": "GitHub Actions: remind owners of their reviews on working days",
    "gitlab.yml": "GitLab CI: all of that, with GitLab Pages",
    "azure.yml": "Azure Pipelines: all of that, published by rsync",
    "Jenkinsfile": "Jenkins: all of that, published by rsync",
    "publish-branch.sh": "publish on a branch, beside previews of pull requests",
    "publish-rsync.sh": "publish to a web server by rsync, from one moment to the next",
    "publish-s3.sh": "publish to S3 or what speaks like it, only what is new",
    "nginx.conf": "serve the site with nginx: compressed, cached, with a strict policy",
}
"""What each is for, by its name."""


def recipe_text(name: str) -> str:
    """The recipe of that name."""
    return (files(__name__) / name).read_text("utf-8")
