create table secret_trial_connector (
    trial_id           uuid    not null references secret_trial on delete cascade,
    connector_id       uuid    not null,
    scope              text    not null,
    identifier         text    not null,
    name               text    not null,
    configuration_hash text    not null,
    -- Equal where a wrong value would cost the same account a failed login
    login              text    not null,
    state              text    not null default 'WAITING',
    asked_at           timestamptz,
    -- How often; more than once where nothing was found out for a reason that passes
    tries              integer not null default 0,
    passed             boolean not null default false,
    test_id            uuid,
    -- Whom the value was sealed for; the first order of an attempt decides
    task_id            uuid,
    attempt            bigint,
    sealed_for         uuid,
    delegate           jsonb,
    verdict            text,
    code               text,
    summary            text,
    primary key (trial_id, connector_id)
);
