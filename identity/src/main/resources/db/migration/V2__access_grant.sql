create table access_grant (
    person_id uuid not null references person on delete cascade,
    scope     text not null,
    role      text not null check (role in ('VIEWER', 'EDITOR', 'ADMIN')),
    primary key (person_id, scope)
);
