#!/bin/sh
# Run by PostgreSQL on an empty volume, and once by hand to upgrade an older one: for each service a database, a role that
# owns and migrates it, and a role that only works in it; none is open to the others. It may be run again.
set -eu

database() {
  psql -v ON_ERROR_STOP=1 -v name="$1" -v owner="$1_owner" --username "$POSTGRES_USER" <<SQL
\getenv password $2_DB_PASSWORD
\getenv owner_password $2_DB_OWNER_PASSWORD
select format('create role %I', role) from unnest(array[:'name', :'owner']) role
 where role not in (select rolname from pg_roles) \gexec
alter role :"name" login password :'password';
alter role :"owner" login password :'owner_password';
select format('create database %I', :'name') where :'name' not in (select datname from pg_database) \gexec
alter database :"name" owner to :"owner";
revoke all on database :"name" from public;
grant connect on database :"name" to :"name";
\connect :"name"
select unnest(array[
         'begin',
         format('reassign owned by %I to %I', :'name', :'owner'),
         format('grant select, insert, update, delete on all tables in schema public to %I', :'name'),
         format('grant usage, select on all sequences in schema public to %I', :'name'),
         'commit'])
 where exists (select from pg_class where relowner = (:'name')::regrole and relkind in ('r', 'p', 'S', 'v')) \gexec
alter default privileges for role :"owner" in schema public grant select, insert, update, delete on tables to :"name";
alter default privileges for role :"owner" in schema public grant usage, select on sequences to :"name";
SQL
}

psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" -c 'revoke connect on database postgres, template1 from public'
database connector CONNECTOR
database secret SECRET
database delegate DELEGATE
database identity IDENTITY
database test TEST
