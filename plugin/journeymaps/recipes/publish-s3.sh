#!/bin/sh
# Publishes a built site to S3, or to a store that speaks like it (AWS_ENDPOINT_URL names it):
#
#   sh publish-s3.sh site s3://bucket/maps
#
# Only files whose content changed travel: the list .published, beside the site, tells what is there.
# A store cannot change a whole site in one step. So what pages need comes before the pages, new pages
# come before those that link to them, and what is gone goes last: every page that a reader gets is
# whole, and leads somewhere. For some seconds new pages and old ones stand side by side.
#
# It wants the command `aws`, and its usual variables: AWS_ACCESS_KEY_ID and so on.
set -eu

fail() {
    echo "publish-s3: $1" >&2
    exit 1
}

[ $# = 2 ] || fail "say what to publish and where: publish-s3.sh SITE s3://BUCKET/FOLDER"
site=${1%/} target=${2%/}
[ -f "$site/index.html" ] || fail "there is no site in $site: build it first"
case $target in
    s3://?*) ;;
    *) fail "the address $2 does not begin with s3://" ;;
esac
bucket=${target#s3://}
bucket=${bucket%%/*}
folder=${target#"s3://$bucket"}
folder=${folder#/}

LC_ALL=C
export LC_ALL
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Each line is a content's hash and a path. A first site has no list; a store that fails is no reason
# to take it for a first one.
(cd "$site" && find . -type f -exec sha256sum {} +) | sed 's|  \./|  |' | sort >"$work/new"
key=${folder:+$folder/}.published
known=$(aws s3api list-objects-v2 --bucket "$bucket" --prefix "$key" --max-items 1 \
    --query 'Contents[].Key' --output text) || fail "cannot read $target"
if [ "${known%%[!!-~]*}" = "$key" ]; then
    aws s3 cp --only-show-errors "$target/.published" "$work/old" || fail "cannot read $target/.published"
    sort -o "$work/old" "$work/old"
else
    : >"$work/old"
fi

paths() {
    sed 's/^[^ ]*  //' "$1" | sort
}
paths "$work/new" >"$work/new-paths"
paths "$work/old" >"$work/old-paths"
comm -23 "$work/new" "$work/old" >"$work/sent"
paths "$work/sent" >"$work/sent-paths"
comm -13 "$work/new-paths" "$work/old-paths" >"$work/gone-paths"
comm -12 "$work/sent-paths" "$work/old-paths" >"$work/changed-paths"
comm -23 "$work/sent-paths" "$work/old-paths" >"$work/added-paths"

if ! [ -s "$work/sent" ] && ! [ -s "$work/gone-paths" ]; then
    echo "publish-s3: nothing has changed"
    exit 0
fi

# Until all is there, the list vouches only for what stays: a run that breaks off is made good by the next.
remember() {
    aws s3 cp --only-show-errors --content-type text/plain "$1" "$target/.published" ||
        fail "cannot write to $target"
}
{
    comm -12 "$work/new" "$work/old"
    sed 's/^/-  /' "$work/gone-paths"
    sed 's/^/-  /' "$work/sent-paths"
} >"$work/kept"
remember "$work/kept"

send() { # sends the files whose paths it reads, with the cache rule that it is given
    rm -rf "$work/batch"
    mkdir "$work/batch"
    while IFS= read -r path; do
        mkdir -p "$work/batch/$(dirname "$path")"
        cp "$site/$path" "$work/batch/$path"
    done
    if [ -n "$(ls -A "$work/batch")" ]; then
        aws s3 cp --recursive --only-show-errors --cache-control "$1" "$work/batch" "$target" ||
            fail "not all of the site arrived: run this again"
    fi
}

hashed='\.[0-9a-f]\{8\}\.\(min\.\)\{0,1\}\(css\|js\)$' # a name that changes with the content
page='\.html$'
grep "$hashed" "$work/sent-paths" | send 'public, max-age=31536000, immutable'
grep -v -e "$hashed" -e "$page" "$work/added-paths" | send 'no-cache'
grep "$page" "$work/added-paths" | send 'no-cache'
grep "$page" "$work/changed-paths" | send 'no-cache'
grep -v -e "$hashed" -e "$page" "$work/changed-paths" | send 'no-cache'

# A page that somebody opened just now may still ask for its styles and scripts: those stay.
grep -v "$hashed" "$work/gone-paths" | while IFS= read -r path; do
    aws s3 rm --only-show-errors "$target/$path" || fail "$path is still there: run this again"
done
remember "$work/new"
echo "publish-s3: sent $(wc -l <"$work/sent") of $(wc -l <"$work/new") files, removed $(wc -l <"$work/gone-paths")"
