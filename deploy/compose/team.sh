#!/bin/sh
# Gives the team TEAM_USER its password and its rights: READ on the public topics, in groups whose names begin with its own.
set -eu
PATH=$PATH:/opt/kafka/bin
case $TEAM_USER$TEAM_PASSWORD in
  *[!A-Za-z0-9_-]*) echo "TEAM_USER and TEAM_PASSWORD: letters, digits, _ and - only" >&2; exit 1 ;;
esac
broker=kafka:9092
properties=$(mktemp)
# In a file, since arguments are for everybody to see.
printf 'SCRAM-SHA-512=iterations=4096,password=%s\n' "$TEAM_PASSWORD" > "$properties"
kafka-configs.sh --bootstrap-server "$broker" --alter --entity-type users --entity-name "$TEAM_USER" --add-config-file "$properties"
rm "$properties"
kafka-acls.sh --bootstrap-server "$broker" --add --force --allow-principal "User:$TEAM_USER" --operation READ \
  --topic fairlead.public. --resource-pattern-type prefixed
kafka-acls.sh --bootstrap-server "$broker" --add --force --allow-principal "User:$TEAM_USER" --operation READ \
  --group "$TEAM_USER." --resource-pattern-type prefixed
