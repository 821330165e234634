-- what secret-service told; a deleted secret stays, so that a late event cannot revive it
create table known_secret (
    secret_id  uuid primary key,
    sequence   bigint  not null,
    scope      text    not null,
    identifier text    not null,
    version    bigint  not null,
    deleted    boolean not null
);

create index known_secret_by_name on known_secret (scope, identifier) where not deleted;
