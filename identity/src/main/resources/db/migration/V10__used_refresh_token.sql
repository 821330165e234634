-- Refresh tokens that were exchanged for the next one, as hashes: whoever presents one again may have stolen it.
create table used_refresh_token (
    hash             text primary key,
    authorization_id varchar(100) not null references oauth2_authorization on delete cascade,
    used_at          timestamptz not null
);
create index on used_refresh_token (authorization_id);
create index on used_refresh_token (used_at);
