#!/bin/sh
# Put a site that was built elsewhere in the place of the one that is served: swap.sh NEW LINK [SECONDS]
# NEW is the folder of the new site. LINK is what the web server serves: a symbolic link, or nothing yet.
# The link changes in one step. For SECONDS (60), the scripts of the site before stay for pages that are loading.
set -eu
new=$(cd "$1" && pwd -P)
link=$2
seconds=${3:-60}
if [ -e "$link" ] && [ ! -L "$link" ]; then
    echo "$link is a folder. Move it, and make $link a symbolic link to it." >&2
    exit 2
fi
old=
[ -L "$link" ] && old=$(cd "$link" && pwd -P)
if [ "$old" = "$new" ]; then
    echo "$link leads to $new already." >&2
    exit 2
fi
release() {
    sed -n 's/.*"release": *"\([0-9a-f]*\)".*/\1/p' "$1/assets/careerguide/release.json"
}
kept=
if [ -n "$old" ] && [ "$(release "$old")" != "$(release "$new")" ]; then
    kept=$new/assets/$(release "$old")
    cp -R -p "$old/assets/$(release "$old")" "$kept"
fi
ln -s "$new" "$link.next"
mv -T "$link.next" "$link"
if [ -n "$old" ]; then
    sleep "$seconds"
    rm -rf "$old"
    [ -z "$kept" ] || rm -rf "$kept"
fi
