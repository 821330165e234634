-- Until now the ciphertext began with the wrapped data key: its length in four bytes, then what Tink wrote under the
-- master key, whose id stands behind the first byte of that. Now each has a column, so that a new master key leaves the
-- ciphertext alone.
set local statement_timeout = 0;

insert into master_key (id, introduced_at)
    select 'keyset:' || ('x' || encode(substring(ciphertext from 6 for 4), 'hex'))::bit(32)::bigint, min(created_at)
    from seal_signature_key group by 1
    on conflict do nothing;

alter table seal_signature_key add column master_key text references master_key, add column data_key bytea;

update seal_signature_key set
    master_key = 'keyset:' || ('x' || encode(substring(ciphertext from 6 for 4), 'hex'))::bit(32)::bigint,
    data_key = substring(ciphertext from 5 for ('x' || encode(substring(ciphertext from 1 for 4), 'hex'))::bit(32)::int),
    ciphertext = substring(ciphertext from 5 + ('x' || encode(substring(ciphertext from 1 for 4), 'hex'))::bit(32)::int);

alter table seal_signature_key alter column master_key set not null, alter column data_key set not null;

create index seal_signature_key_by_master_key on seal_signature_key (master_key);
