#!/bin/sh
# Publishes a built site on a branch, which GitHub Pages or any other server of a branch shows, beside
# previews of pull requests:
#
#   sh publish-branch.sh site gh-pages             (the site; previews stay)
#   sh publish-branch.sh site gh-pages pr-7        (a preview, in the folder pr-7/)
#   sh publish-branch.sh --remove gh-pages pr-7    (that preview goes)
#
# Run it in a clone of the repository, in which it changes nothing. The branch holds one commit, which
# the next one replaces: readers get all of a new site at once, and the repository does not grow. If two
# runs push at the same moment, the later one takes over what the other has brought.
#
# PUBLISH_TOKEN is the right to push, where the clone has none of its own.
set -eu

fail() {
    echo "publish-branch: $1" >&2
    exit 1
}

[ $# = 2 ] || [ $# = 3 ] ||
    fail "say what to publish and where: publish-branch.sh SITE BRANCH [pr-NUMBER]"
site=${1%/} branch=$2 folder=${3-}
case $folder in
    pr-*[!0-9]* | pr-) fail "the folder $folder is no preview: write pr- and a number" ;;
    pr-*) ;;
    *) [ $# = 2 ] || fail "the folder $folder is no preview: write pr- and a number" ;;
esac
git check-ref-format "refs/heads/$branch" || fail "$branch is no name of a branch"
if [ "$site" = --remove ]; then
    [ -n "$folder" ] || fail "say which preview goes: publish-branch.sh --remove BRANCH pr-NUMBER"
    title="Remove $folder"
else
    [ -f "$site/index.html" ] || fail "there is no site in $site: build it first"
    title="Publish ${folder:-the site}"
fi
remote=$(git remote get-url --push origin) || fail "this is no clone: it has no remote called origin"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
GIT_TERMINAL_PROMPT=0
export GIT_TERMINAL_PROMPT
if [ -n "${PUBLISH_TOKEN-}" ]; then
    GIT_CONFIG_COUNT=1
    GIT_CONFIG_KEY_0=http.extraHeader
    GIT_CONFIG_VALUE_0="Authorization: Basic $(printf 'x-access-token:%s' "$PUBLISH_TOKEN" | base64 | tr -d '\n')"
    export GIT_CONFIG_COUNT GIT_CONFIG_KEY_0 GIT_CONFIG_VALUE_0
fi

# A repository of its own, which knows of the branch which files it holds, and not what is in them.
git init --quiet --bare "$work/repository"
GIT_DIR=$work/repository
export GIT_DIR
git config core.autocrlf false
git remote add origin "$remote"
GIT_AUTHOR_NAME=${GIT_AUTHOR_NAME:-Journey maps} GIT_AUTHOR_EMAIL=${GIT_AUTHOR_EMAIL:-maps@localhost}
GIT_COMMITTER_NAME=$GIT_AUTHOR_NAME GIT_COMMITTER_EMAIL=$GIT_AUTHOR_EMAIL
export GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL

built=''
if [ "$site" != --remove ]; then
    (cd "$site" && GIT_WORK_TREE=. git add --all --force .)
    built=$(git write-tree)
fi
nothing=$(git hash-object -w --stdin </dev/null)
tab=$(printf '\t')

listed() { # prints what a tree holds, without the entries whose names match
    if [ -n "$1" ]; then
        git ls-tree "$1" | grep -v "$tab$2\$" || true
    fi
}
previews() {
    if [ -n "$1" ]; then
        git ls-tree -d "$1" | grep "${tab}pr-[0-9][0-9]*\$" || true
    fi
}

push() { # puts the site beside what the branch holds now; fails where somebody else was faster
    there=$(git ls-remote origin "refs/heads/$branch") || fail "cannot read $remote"
    there=${there%%"$tab"*}
    if [ -z "$there" ] && [ "$site" = --remove ]; then
        echo "publish-branch: there is no branch $branch"
        exit 0
    fi
    if [ -n "$there" ]; then
        git fetch --quiet --no-tags --depth 1 --filter=blob:none origin "refs/heads/$branch" \
            2>"$work/said" || return 1
        there=$(git rev-parse FETCH_HEAD)
    fi
    if [ -z "$folder" ]; then
        # Without the empty file .nojekyll, GitHub would leave out some files.
        listed "$built" '\(pr-[0-9][0-9]*\|\.nojekyll\)' >"$work/tree"
        previews "$there" >>"$work/tree"
    else
        listed "$there" "\\($folder\\|\\.nojekyll\\)" >"$work/tree"
        [ -z "$built" ] || printf '040000 tree %s\t%s\n' "$built" "$folder" >>"$work/tree"
    fi
    printf '100644 blob %s\t.nojekyll\n' "$nothing" >>"$work/tree"
    tree=$(git mktree --missing <"$work/tree") || fail "the site cannot be put together"
    if [ -n "$there" ] && [ "$tree" = "$(git rev-parse "$there^{tree}")" ]; then
        echo "publish-branch: nothing has changed"
        exit 0
    fi
    commit=$(git commit-tree "$tree" -m "$title") || fail "the site cannot be committed"
    git push --quiet --force-with-lease="refs/heads/$branch:$there" origin \
        "$commit:refs/heads/$branch" 2>"$work/said"
}

for seconds in 1 2 4 8 last; do
    if push; then
        case $site in
            --remove) echo "publish-branch: $folder/ is gone from $branch" ;;
            *) echo "publish-branch: $branch now shows the site${folder:+ with this change in $folder/}" ;;
        esac
        exit 0
    fi
    [ "$seconds" = last ] || sleep "$seconds"
done
cat "$work/said" >&2
fail "cannot push to $branch: does the token have the right to write contents?"
