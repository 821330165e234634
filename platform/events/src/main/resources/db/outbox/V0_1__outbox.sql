create table outbox (
    id           bigint generated always as identity primary key,
    part         smallint    not null,
    topic        text        not null,
    state_topic  text,
    aggregate_id uuid        not null,
    sequence     bigint      not null,
    event_id     uuid        not null,
    type         text        not null,
    ends         boolean     not null,
    occurred_at  timestamptz not null,
    traceparent  text,
    payload      text        not null
);

create index outbox_in_order on outbox (part, id);

-- One row per part: whoever locks it publishes the part's events, so that their order holds.
create table outbox_part (part smallint primary key);

insert into outbox_part select generate_series(0, 7);
