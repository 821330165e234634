-- Who came in by a password from where: a digest of both, for it is only to be recognised
create table familiar_login (
    digest  bytea primary key,
    seen_at timestamptz not null
);

create index familiar_login_by_age on familiar_login (seen_at);
