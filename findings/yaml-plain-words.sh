#!/usr/bin/env bash
# Jackson 3.1.8 reads YAML's other spellings of null and true as text; Jackson 2.21.7 did not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The same program for both: only the packages have other names.
fetch() {
  mkdir -p "$work/$1"
  cat > "$work/$1/pom.xml" <<EOF
<project>
  <modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies><dependency>
    <groupId>$1.dataformat</groupId><artifactId>jackson-dataformat-yaml</artifactId><version>$2</version>
  </dependency></dependencies>
</project>
EOF
  mvn -q -B -ntp -f "$work/$1/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies -DoutputDirectory="$work/$1"
  cat > "$work/$1/Read.java" <<EOF
import $1.databind.ObjectMapper;
import $1.dataformat.yaml.YAMLMapper;

class Read {
    public static void main(String[] values) throws Exception {
        ObjectMapper mapper = new YAMLMapper();
        for (var value : values) {
            System.out.println(value + " " + mapper.readTree("k: " + value).get("k").getNodeType());
        }
    }
}
EOF
}
read_with() {
  java -cp "$work/$1/*" "$work/$1/Read.java" null '~' Null NULL true True TRUE 0x1F 2>/dev/null | paste -sd, | sed 's/,/, /g'
}

fetch com.fasterxml.jackson 2.21.7
fetch tools.jackson 3.1.8
old=$(read_with com.fasterxml.jackson)
new=$(read_with tools.jackson)
echo "2.21.7: $old"
echo "3.1.8:  $new"

[ "$old" = "null NULL, ~ NULL, Null NULL, NULL NULL, true BOOLEAN, True BOOLEAN, TRUE BOOLEAN, 0x1F NUMBER" ] \
  || { echo "changed: 2.21.7" >&2; exit 1; }
[ "$new" = "null NULL, ~ STRING, Null STRING, NULL STRING, true BOOLEAN, True STRING, TRUE STRING, 0x1F STRING" ] \
  || { echo "changed: 3.1.8" >&2; exit 1; }
