create table audit.link (
    position      bigint primary key,
    entry_id      bigint not null unique,
    previous_hash bytea  not null,
    hash          bytea  not null
);
