create table berth (
    id       uuid primary key,
    scope    text   not null,
    state    text   not null,
    quay     text   not null,
    tags     jsonb  not null,
    north    bigint not null,
    east     bigint not null,
    ship     jsonb,
    dug_by   text,
    taken_at timestamptz
);
