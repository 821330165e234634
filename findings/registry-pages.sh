#!/usr/bin/env bash
# docker-registry 2.8.2 (Debian 12): the two lists of a registry treat the size of a page in opposite ways.
set -euo pipefail
version=2.8.2+ds1-1
work=$(mktemp -d)
registry=
trap '[ -z "$registry" ] || kill "$registry"; rm -rf "$work"' EXIT

fail() {
  echo "changed: $*" >&2
  exit 1
}

(cd "$work" && apt-get download -qq "docker-registry=$version" && dpkg -x docker-registry_*.deb unpacked)
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
cat > "$work/config.yml" <<EOF
version: 0.1
log: {level: error, accesslog: {disabled: true}}
storage: {filesystem: {rootdirectory: $work/data}}
http: {addr: 127.0.0.1:$port}
EOF
"$work/unpacked/usr/bin/docker-registry" serve "$work/config.yml" > "$work/log" 2>&1 &
registry=$!
url=http://127.0.0.1:$port/v2
curl -s --retry 20 --retry-connrefused --retry-delay 1 -o /dev/null "$url/"

# An image without layers, under three tags.
blob() {
  local digest upload
  digest=sha256:$(sha256sum "$1" | cut -d' ' -f1)
  upload=$(curl -si -X POST "$url/app/blobs/uploads/" | tr -d '\r' | sed -n 's/^[Ll]ocation: *//p')
  curl -s -o /dev/null -X PUT -H 'Content-Type: application/octet-stream' --data-binary @"$1" "$upload&digest=$digest"
  echo "$digest"
}
printf '{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[]}}' > "$work/config.json"
type=application/vnd.oci.image.manifest.v1+json
printf '{"schemaVersion":2,"mediaType":"%s","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"%s","size":%s},"layers":[]}' \
  "$type" "$(blob "$work/config.json")" "$(stat -c %s "$work/config.json")" > "$work/manifest.json"
for tag in a b c; do
  curl -sf -X PUT -H "Content-Type: $type" --data-binary @"$work/manifest.json" "$url/app/manifests/$tag"
done

status() { curl -s -o /dev/null -w '%{http_code}' "$1"; }
tags() { curl -sf "$1" | tr -d '[]{}"' | sed 's/.*tags://' | tr ',' '\n' | sort | paste -sd' '; }
links() { curl -sfi "$1" | grep -ci '^link:' || true; }

echo "docker-registry $version"
echo "_catalog?n=1000        $(status "$url/_catalog?n=1000")"
echo "_catalog?n=1001        $(status "$url/_catalog?n=1001") $(curl -s "$url/_catalog?n=1001")"
echo "tags/list?n=1          $(tags "$url/app/tags/list?n=1"), links: $(links "$url/app/tags/list?n=1")"
echo "tags/list?n=1&last=c   $(tags "$url/app/tags/list?n=1&last=c")"

[ "$(status "$url/_catalog?n=1000")" = 200 ] || fail "a page of 1000 repositories"
[ "$(status "$url/_catalog?n=1001")" = 400 ] || fail "a page of 1001 repositories"
[ "$(tags "$url/app/tags/list?n=1")" = "a b c" ] || fail "a page of one tag"
[ "$(links "$url/app/tags/list?n=1")" = 0 ] || fail "a link to more tags"
[ "$(tags "$url/app/tags/list?n=1&last=c")" = "a b c" ] || fail "the tags after the last one"
