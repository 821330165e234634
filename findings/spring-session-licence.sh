#!/usr/bin/env bash
# Spring Session 4.1.1: the licence that its POM names is another than the one in its jar.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fetch() {
  mvn -q -B -ntp -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy \
    -Dartifact="org.springframework.session:spring-session-jdbc:$1:$2" -DoutputDirectory="$work"
}
fail() {
  echo "changed: $*" >&2
  exit 1
}

echo '<project><modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version></project>' \
  > "$work/pom.xml"
for version in 4.1.0 4.1.1; do
  fetch "$version" pom
done
fetch 4.1.1 jar

named() { sed -n '/<licenses>/,/<\/licenses>/s/.*<name>\(.*\)<\/name>.*/\1/p' "$work/spring-session-jdbc-$1.pom"; }
addresses() { sed -n '/<licenses>/,/<\/licenses>/p' "$work/spring-session-jdbc-$1.pom" | grep -c '<url>' || true; }
contained=$(unzip -p "$work/spring-session-jdbc-4.1.1.jar" META-INF/LICENSE.txt | grep -m1 -o 'Apache License')

echo "POM of 4.1.0: $(named 4.1.0)"
echo "POM of 4.1.1: $(named 4.1.1), with $(addresses 4.1.1) addresses"
echo "jar of 4.1.1: $contained"

[ "$(named 4.1.0)" = "Apache License, Version 2.0" ] || fail "the POM of 4.1.0"
[ "$(named 4.1.1)" = "Broadcom Foundation License" ] || fail "the POM of 4.1.1"
[ "$(addresses 4.1.1)" = 0 ] || fail "the POM of 4.1.1 gives an address now"
[ "$contained" = "Apache License" ] || fail "the licence in the jar of 4.1.1"
