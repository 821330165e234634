create table api_token (
    token_id     uuid primary key,
    person_id    uuid not null references person on delete cascade,
    name         text not null,
    hash         bytea not null,
    scope        text not null,
    role         text not null check (role in ('VIEWER', 'EDITOR', 'ADMIN')),
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    last_used_at timestamptz
);
create index on api_token (scope, name, token_id);
