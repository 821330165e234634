create table login (
    -- secret-service's: equal for the same registry, user and version of the secret
    fingerprint text primary key,
    -- the run whose verdict others wait for; it counts only while that run is open
    leader uuid,
    accepted_at timestamptz,
    rejected_at timestamptz,
    -- what the registry's refusal looked like; present with rejected_at
    rejection jsonb,
    changed_at timestamptz not null default now()
);

create index login_unchanged on login (changed_at);
