-- what a registry said last of how much it lets a delegate do with a connector's credential
create table registry_quota (
    connector_id  uuid        not null references connector on delete cascade,
    delegate_id   uuid        not null,
    delegate_name text        not null,
    quota         jsonb       not null,
    seen_at       timestamptz not null,
    primary key (connector_id, delegate_id)
);
