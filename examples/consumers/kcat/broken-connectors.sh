#!/bin/bash
# Which connectors are broken now: kcat and bash. It reads the compacted topic from its beginning at each start, so it needs
# neither a group nor a memory. See ../README.md for the settings.
set -euo pipefail
topic="${FAIRLEAD_PREFIX:-fairlead.}public.connector.status.v1"
file="${STATE_FILE:-broken-connectors.json}"
declare -A sequences=() statuses=() names=()

save() {
  local separator="" key
  {
    echo "{"
    for key in "${!statuses[@]}"; do
      printf '%s "%s": {"sequence": %s, "status": "%s", "name": "%s"}' \
        "$separator" "$key" "${sequences[$key]}" "${statuses[$key]}" "${names[$key]}"
      separator=$',\n'
    done
    echo "}"
  } > "$file.new"
  mv "$file.new" "$file"
}

# Of a field whose value is text or a number, in JSON on one line.
field() { sed -nE "s/.*\"$1\" *: *\"?([^\",}]*)\"?.*/\1/p" <<< "$2"; }
header() { sed -nE "s/(^|.*,)$1=([^,]*).*/\2/p" <<< "$2"; }

# A tombstone has no value, and headers as any other record.
while IFS=$'\t' read -r key headers value; do
  sequence=$(header ce_sequence "$headers")
  [ "$sequence" -gt "${sequences[$key]:-0}" ] || continue
  sequences[$key]=$sequence
  if [ "$(header ce_type "$headers")" = fairlead.connector.deleted.v1 ]; then
    statuses[$key]=DELETED names[$key]=""
  else
    health=$(sed -nE 's/.*"health" *: *(\{[^}]*\}).*/\1/p' <<< "$value")
    statuses[$key]=$(field status "$health") names[$key]=$(field name "$value")
  fi
  save
  echo "${statuses[$key]} ${names[$key]}"
done < <(exec kcat -q -u -C -t "$topic" -o beginning -b "$FAIRLEAD_KAFKA" -f '%k\t%h\t%s\n' \
  -X security.protocol="${FAIRLEAD_SECURITY:-SASL_SSL}" -X sasl.mechanism=SCRAM-SHA-512 \
  -X sasl.username="$FAIRLEAD_USER" -X sasl.password="$FAIRLEAD_PASSWORD")
