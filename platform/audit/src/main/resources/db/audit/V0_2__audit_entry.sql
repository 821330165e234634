create schema audit;

create table audit.entry (
    id             bigint generated always as identity primary key,
    occurred_at    timestamptz not null,
    actor_kind     text        not null,
    actor          text        not null,
    on_behalf_of   text,
    action         text        not null,
    resource_type  text        not null,
    resource_id    text,
    scope          text,
    identifier     text,
    before_version bigint,
    before_hash    text,
    after_version  bigint,
    after_hash     text,
    details        text,
    correlation_id text,
    result         text        not null check (result in ('DONE', 'REFUSED', 'FAILED')),
    status         smallint,
    code           text
);

create index entry_by_actor on audit.entry (actor, id);

create index entry_by_action on audit.entry (action, id);

create index entry_by_resource on audit.entry (resource_type, identifier, id);

create index entry_by_resource_id on audit.entry (resource_id, id) where resource_id is not null;

create index entry_by_correlation on audit.entry (correlation_id, id);

create index entry_by_result on audit.entry (result, id) where result <> 'DONE';

-- Rows come nearly in the order of time, so a few bytes per megabyte are enough.
create index entry_by_time on audit.entry using brin (occurred_at) with (pages_per_range = 16);
