-- the answers to requests that bore an Idempotency-Key
create table repeated_request (
    scope       text        not null,
    key         text        not null,
    fingerprint text        not null,
    answer      text,
    created_at  timestamptz not null,
    primary key (scope, key)
);

create index repeated_request_by_age on repeated_request (created_at);
