-- which connectors to look at when a secret changes
create table connector_secret (
    connector_id uuid not null references connector on delete cascade,
    scope        text not null,
    identifier   text not null,
    primary key (connector_id, scope, identifier)
);

create index connector_secret_by_secret on connector_secret (scope, identifier);
