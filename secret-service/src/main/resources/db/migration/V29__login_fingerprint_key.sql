-- One row: with it all instances say of two logins whether they are the same, and nobody else can.
create table login_fingerprint_key (
    only_one    boolean primary key default true check (only_one),
    master_key  text        not null references master_key,
    data_key    bytea       not null,
    ciphertext  bytea       not null,
    created_at  timestamptz not null
);

create index login_fingerprint_key_by_master_key on login_fingerprint_key (master_key);
