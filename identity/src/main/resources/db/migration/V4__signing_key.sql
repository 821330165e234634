-- All instances sign with one key: the first that starts makes it.
create table signing_key (
    only_one   boolean primary key default true check (only_one),
    jwk        text not null,
    created_at timestamptz not null
);
