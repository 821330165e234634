-- The last connection of each delegate; it stands while disconnected_at is null.
create table delegate_session (
    delegate_id     uuid primary key references delegate on delete cascade,
    instance        text        not null,
    epoch           bigint      not null,
    capacity        integer     not null,
    connected_at    timestamptz not null default now(),
    last_seen       timestamptz not null default now(),
    disconnected_at timestamptz
) with (fillfactor = 70);
