create table delegate (
    id            uuid primary key,
    scope         text        not null,
    name          text        not null,
    tags          text[]      not null,
    identity_key  text        not null,
    sealing_key   text        not null,
    agent_version text        not null,
    sequence      bigint      not null,
    enrolled_at   timestamptz not null default now()
);

create index delegate_by_scope on delegate (scope, name, id);
