#!/bin/sh
# Run once by PostgreSQL on an empty volume: a database and a role for each service, neither open to the others.
set -eu

database() {
  psql -v ON_ERROR_STOP=1 -v name="$1" --username "$POSTGRES_USER" <<SQL
\getenv password $2
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke all on database :"name" from public;
SQL
}

psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" -c 'revoke connect on database postgres, template1 from public'
database connector CONNECTOR_DB_PASSWORD
database secret SECRET_DB_PASSWORD
database delegate DELEGATE_DB_PASSWORD
database identity IDENTITY_DB_PASSWORD
database test TEST_DB_PASSWORD
