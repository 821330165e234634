create table secret_trial (
    id           uuid primary key,
    secret_id    uuid        not null,
    version      bigint      not null,
    -- Whether the version goes live by itself when all is well
    promotes     boolean     not null,
    state        text        not null default 'RUNNING',
    revision     bigint      not null default 1,
    requested_at timestamptz not null default now(),
    deadline     timestamptz not null,
    ended_at     timestamptz,
    foreign key (secret_id, version) references version on delete cascade
);

create unique index secret_trial_open_once on secret_trial (secret_id) where state = 'RUNNING';
create index secret_trial_of_version on secret_trial (secret_id, version, requested_at desc);
