create table connector (
    connector_id uuid primary key,
    -- of the event heard last; 0 for what connector-service was asked for before its event came
    sequence bigint not null,
    scope text,
    identifier text,
    -- absent once deleted: the row stays, so that an older event cannot bring the connector back
    definition jsonb,
    secrets text[] not null default '{}',
    heard_at timestamptz not null default clock_timestamp()
);

create index connector_by_name on connector (scope, identifier) where definition is not null;
create index connector_by_secret on connector using gin (secrets);
create index connector_deleted on connector (heard_at) where definition is null;
