-- One row: with it all instances sign what they seal, and every delegate has pinned its public half.
create table seal_signature_key (
    only_one    boolean primary key default true check (only_one),
    public_key  bytea       not null,
    ciphertext  bytea       not null,
    created_at  timestamptz not null
);
