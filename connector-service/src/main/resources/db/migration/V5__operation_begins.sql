create table operation (
    id                uuid primary key default uuidv7(),
    connector_id      uuid        not null,
    scope             text        not null,
    identifier        text        not null,
    connector_version bigint      not null,
    operation         jsonb       not null,
    state             text        not null default 'REQUESTED',
    -- counts every move, so that a stream can go on from the last one that a client saw
    version           bigint      not null default 1,
    work              jsonb       not null default '{"attempt": 0}',
    ending            jsonb,
    -- both on the database's clock, so that one instance's wrong clock expires nothing
    requested_at      timestamptz not null default now(),
    deadline          timestamptz not null,
    started_at        timestamptz
) with (fillfactor = 70);

create index operation_overdue on operation (deadline) where state in ('REQUESTED', 'RUNNING');
create index operation_by_age on operation (requested_at);
