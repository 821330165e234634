create table person (
    person_id  uuid primary key,
    account    text not null,
    name       text not null unique,
    password   text not null,
    created_at timestamptz not null
);
