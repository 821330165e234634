-- When its value ends at the registry, as far as people know
alter table secret add column expires_at timestamptz;

create index secret_that_expires on secret (expires_at) where expires_at is not null;
