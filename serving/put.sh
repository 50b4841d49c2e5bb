#!/bin/sh
# Put a built site into an S3-like store, with rclone: put.sh SITE REMOTE:BUCKET [SECONDS]
# At no moment does a page point at a missing file: first the files that pages need, then new pages, then changed
# pages; after SECONDS (60), what is gone is deleted, pages first.
set -eu
site=$1
store=$2
seconds=${3:-60}
release=$(sed -n 's/.*"release": *"\([0-9a-f]*\)".*/\1/p' "$site/assets/careerguide/release.json")
# --checksum: only files whose bytes changed are sent. Copies in gzip are for web servers; a store cannot choose.
put() {
    cache=$1
    shift
    rclone copy --fast-list --checksum --header-upload "Cache-Control: $cache" --filter "- *.gz" "$@" --filter "- *" "$site" "$store"
}
put "public, max-age=31536000, immutable" --filter "+ /assets/$release/**"
put "public, max-age=300" --filter "+ /api/**" --filter "+ /feeds/**" --filter "+ /calendar/**" --filter "+ /calendar.ics"
put "no-cache" --filter "- /api/**" --filter "- /feeds/**" --filter "- /calendar/**" --filter "- /calendar.ics" \
    --filter "- /assets/$release/**" --filter "- *.html" --filter "+ **"
put "no-cache" --ignore-existing --filter "+ *.html"
put "no-cache" --filter "+ *.html"
sleep "$seconds"
rclone sync --fast-list --checksum --filter "+ *.html" --filter "- *" "$site" "$store"
rclone sync --fast-list --checksum --filter "- *.html" --filter "- *.gz" "$site" "$store"
