-- What connector-service said last of each connector. A deleted one stays, so that an old event cannot bring it back.
create table known_connector (
    connector_id uuid primary key,
    sequence     bigint  not null,
    deleted      boolean not null,
    version      bigint  not null,
    scope        text,
    identifier   text,
    name         text,
    origin       text
);
