#!/bin/sh
# Publishes a built site with rsync, so that readers see the old site or the new one,
# never half of one:
#
#   sh publish-rsync.sh site deploy@web.example.org:/srv/maps
#   sh publish-rsync.sh site /srv/maps                           (on this machine)
#
# There, every site has a folder of its own in releases/. The link `current` says which one readers
# see, and is changed in one step; `previous` says which one they saw before. Only what changed
# travels, and only that takes up room. The newest $KEEP sites stay (5, if you do not say otherwise).
#
# To go back:  ln -s "$(readlink previous)" new && mv -T new current
set -eu

fail() {
    echo "publish-rsync: $1" >&2
    exit 1
}

[ $# = 2 ] || fail "say what to publish and where: publish-rsync.sh SITE [USER@HOST:]/FOLDER"
site=${1%/} keep=${KEEP:-5}
case $2 in
    *:*) host=${2%%:*} folder=${2#*:} ;;
    *) host='' folder=$2 ;;
esac
[ -f "$site/index.html" ] || fail "there is no site in $site: build it first"
case $folder in
    *[!A-Za-z0-9._/-]* | *..*) fail "the folder $folder has a character that could be misread" ;;
    /?*) ;;
    *) fail "the folder $folder does not begin with /" ;;
esac
case $host in
    -*) fail "the host $host looks like an option" ;;
esac
case $keep in
    '' | *[!0-9]* | 0) fail "KEEP is $keep: write a number from 1" ;;
esac

there() { # runs a script, which comes in by standard input, where the site goes
    if [ -n "$host" ]; then
        ssh "$host" sh -s -- "$@"
    else
        sh -s -- "$@"
    fi
}

release=$(date -u +%Y%m%dT%H%M%SZ)-$$

there "$folder" <<'SCRIPT' || fail "cannot prepare $2"
set -eu
mkdir -p "$1/releases"
cd "$1"
if [ -e current ] && ! [ -L current ]; then
    echo "$1/current is no link: move what is there out of the way" >&2
    exit 1
fi
SCRIPT

# Unchanged files are shared with the site before. They keep their dates, so caches stay good.
said=$(rsync --recursive --perms --chmod=D755,F644 --checksum --stats \
    --link-dest=../../current/ \
    "$site/" "${host:+$host:}$folder/releases/$release.part/") ||
    fail "not all of the site arrived; readers still see the old one"
echo "$said" | sed -n 's/^Number of regular files transferred: /publish-rsync: files sent: /p'

there "$folder" "$release" "$keep" <<'SCRIPT' || fail "the new site arrived, but could not be shown"
set -eu
cd "$1"
mv "releases/$2.part" "releases/$2"
point() {
    rm -f ".$1.new"
    ln -s "$2" ".$1.new"
    mv -T ".$1.new" "$1"
}
if [ -L current ]; then
    point previous "$(readlink current)"
fi
point current "releases/$2"
ls releases | grep -v '\.part$' | sort -r | tail -n "+$(($3 + 1))" | while read -r old; do
    case "releases/$old" in
        "$(readlink current)" | "$(readlink previous)") ;;
        *) rm -rf "releases/$old" ;;
    esac
done
find releases -maxdepth 1 -name '*.part' -mmin +1440 -exec rm -rf {} +
SCRIPT
echo "publish-rsync: readers now see $folder/releases/$release"
