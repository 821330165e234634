-- The values, each encrypted with its own key, which in turn is encrypted with the master key.
create table secret_version (
    secret_id  uuid        not null references secret on delete cascade,
    version    bigint      not null,
    ciphertext bytea       not null,
    created_at timestamptz not null,
    primary key (secret_id, version)
);
