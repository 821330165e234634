create table connector_reference (
    connector_id uuid     not null references known_connector on delete cascade,
    position     smallint not null,
    scope        text     not null,
    identifier   text     not null,
    primary key (connector_id, position)
);

create index connector_reference_by_secret on connector_reference (scope, identifier);
