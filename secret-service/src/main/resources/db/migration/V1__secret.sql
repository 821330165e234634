create table secret (
    id          uuid primary key,
    revision    bigint      not null,
    scope       text        not null,
    identifier  text        not null,
    name        text        not null,
    description text        not null,
    tags        jsonb       not null,
    version     bigint      not null,
    sequence    bigint      not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    constraint secret_identifier_once_per_scope unique (scope, identifier)
);

create index secret_in_order on secret (scope, lower(name), id);
