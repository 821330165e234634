-- what delegate-service told; a removed delegate stays, so that a late event cannot revive it
create table known_delegate (
    delegate_id uuid primary key,
    sequence    bigint not null,
    -- absent once it is removed
    scope       text
);
