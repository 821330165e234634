create table delegate_token (
    id         uuid primary key,
    scope      text        not null,
    name       text        not null,
    tags       text[]      not null,
    -- SHA-256 of 256 random bits: nothing slower is needed against guessing
    hash       bytea       not null,
    uses_left  integer     not null check (uses_left >= 0),
    expires_at timestamptz not null,
    created_at timestamptz not null default now()
);

create index delegate_token_by_scope on delegate_token (scope, name, id);
