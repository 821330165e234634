-- A definition that shall become the connector's once it is proved
create table connector_proposal (
    connector_id uuid primary key references connector on delete cascade,
    proposal_id  uuid        not null unique,
    -- of the connector that it was made for
    version      bigint      not null,
    definition   jsonb       not null,
    created_at   timestamptz not null,
    test_id      uuid,
    -- of its test, when that did not pass
    outcome      jsonb
);
