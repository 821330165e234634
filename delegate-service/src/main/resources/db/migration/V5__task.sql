create table task (
    id                uuid primary key,
    test_id           uuid        not null unique,
    connector_id      uuid        not null,
    connector_version bigint      not null,
    scope             text        not null,
    -- Scope and selectors: equal for tasks that the same delegates may take
    wants             text        not null,
    connection        text        not null,
    deadline          timestamptz not null,
    traceparent       text,
    state             text        not null,
    attempt           bigint      not null default 0,
    losses            integer     not null default 0,
    passed            uuid[]      not null default '{}',
    delegate_id       uuid,
    delegate_name     text,
    lease_until       timestamptz,
    sequence          bigint      not null default 0,
    queued_at         timestamptz not null default now(),
    completed_at      timestamptz
) with (fillfactor = 70);

create index task_open on task (state, queued_at) where completed_at is null;
create index task_held on task (delegate_id) where completed_at is null;
create index task_done on task (completed_at) where completed_at is not null;
