-- Every master key that anything here may need; a key that nothing needs any more can be deleted, and no other.
create table master_key (
    id            text primary key,
    introduced_at timestamptz not null
);
