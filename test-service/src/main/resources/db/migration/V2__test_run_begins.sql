create table test_run (
    id uuid primary key default uuidv7(),
    connector_id uuid not null,
    scope text not null,
    identifier text not null,
    connector_version bigint not null,
    configuration_hash text not null,
    trigger text not null,
    secret_id uuid,
    secret_version bigint,
    state text not null default 'REQUESTED',
    sequence bigint not null default 0,
    -- both on the database's clock, so that one instance's wrong clock expires nothing
    requested_at timestamptz not null default now(),
    deadline timestamptz not null,
    started_at timestamptz,
    progress jsonb not null default '{"attempt": 0, "steps": []}',
    ending jsonb,
    verdict text generated always as (ending -> 'outcome' ->> 'verdict') stored
);

create unique index test_run_per_connector_version on test_run (connector_id, connector_version)
    where trigger = 'CONNECTOR_CHANGED';
create unique index test_run_per_secret_version on test_run (connector_id, secret_id, secret_version)
    where trigger = 'SECRET_CHANGED';
create index test_run_overdue on test_run (deadline) where state in ('REQUESTED', 'RUNNING');
create index test_run_open on test_run (connector_id) where state in ('REQUESTED', 'RUNNING');
create index test_run_of_scope on test_run (scope, requested_at desc, id desc);
create index test_run_of_name on test_run (scope, identifier, requested_at desc, id desc);
create index test_run_of_connector on test_run (connector_id, requested_at desc, id desc);
