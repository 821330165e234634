create table connector (
    id                 uuid primary key,
    scope              text        not null,
    identifier         text        not null,
    name               text        not null,
    -- lower case and in code point order, so that a list's cursor means the same on every server
    sort_name          text collate "C" generated always as (lower(name)) stored,
    description        text        not null,
    tags               jsonb       not null,
    connection         jsonb       not null,
    configuration_hash text        not null,
    version            bigint      not null,
    sequence           bigint      not null,
    status             text        not null,
    health             jsonb       not null,
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    unique (scope, identifier)
);

create index connector_by_name on connector (scope, sort_name, id);
