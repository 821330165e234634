-- What a connector's definition was before it was replaced, and how it stood then
create table connector_version (
    connector_id uuid        not null references connector on delete cascade,
    version      bigint      not null,
    -- the earlier version that it was made from
    restores     bigint,
    created_at   timestamptz not null,
    created_by   text,
    name         text        not null,
    description  text        not null,
    tags         jsonb       not null,
    connection   jsonb       not null,
    health       jsonb       not null,
    primary key (connector_id, version)
);
