-- Until now the ciphertext began with the wrapped data key: its length in four bytes, then what Tink wrote under the
-- master key, whose id stands behind the first byte of that. Now each has a column, so that a new master key leaves the
-- ciphertext alone.
set local statement_timeout = 0;

insert into master_key (id, introduced_at)
    select 'keyset:' || ('x' || encode(substring(ciphertext from 6 for 4), 'hex'))::bit(32)::bigint, min(created_at)
    from secret_version group by 1
    on conflict do nothing;

alter table secret_version add column master_key text references master_key, add column data_key bytea;

update secret_version set
    master_key = 'keyset:' || ('x' || encode(substring(ciphertext from 6 for 4), 'hex'))::bit(32)::bigint,
    data_key = substring(ciphertext from 5 for ('x' || encode(substring(ciphertext from 1 for 4), 'hex'))::bit(32)::int),
    ciphertext = substring(ciphertext from 5 + ('x' || encode(substring(ciphertext from 1 for 4), 'hex'))::bit(32)::int);

alter table secret_version alter column master_key set not null, alter column data_key set not null;

create index secret_version_by_master_key on secret_version (master_key);
