-- Definitions that are tried before they are a connector's; what test-service said of each when it asked for the test.
create table proposed_connector (
    trial_id     uuid primary key,
    connector_id uuid        not null,
    version      bigint      not null,
    scope        text        not null,
    origin       text,
    secrets      text[]      not null,
    selectors    text[]      not null,
    deadline     timestamptz not null
);

create index proposed_connector_by_deadline on proposed_connector (deadline);
