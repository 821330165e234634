-- How far each value has come. The values are in secret_version; that of a discarded version is nowhere.
create table version (
    secret_id  uuid        not null references secret on delete cascade,
    version    bigint      not null,
    state      text        not null,
    -- Whose value it bears, where it was made by going back
    restores   bigint,
    created_at timestamptz not null,
    live_since timestamptz,
    primary key (secret_id, version)
);

create unique index version_staged_once on version (secret_id) where state = 'STAGED';
create unique index version_live_once on version (secret_id) where state = 'LIVE';

insert into version (secret_id, version, state, created_at, live_since)
    select id, value.version, case when value.version = secret.version then 'LIVE' else 'FORMER' end,
           value.created_at, value.created_at
    from secret join secret_version value on value.secret_id = secret.id;
