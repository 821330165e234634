create table delegate_nonce (
    delegate_id uuid        not null,
    nonce       text        not null,
    seen_at     timestamptz not null default now(),
    primary key (delegate_id, nonce)
);

create index delegate_nonce_by_age on delegate_nonce (seen_at);
