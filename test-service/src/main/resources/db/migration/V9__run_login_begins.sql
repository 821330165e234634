create table run_login (
    run_id uuid primary key references test_run on delete cascade,
    -- what delegates will be told
    connection jsonb not null,
    state text not null,
    -- whether a refused login may be tried once more
    forced boolean not null,
    -- whether somebody waits for it, although its trigger does not say so
    awaited boolean not null,
    -- absent until secret-service was asked, and where there is nothing to log in with
    fingerprint text,
    secrets jsonb
);

create index run_login_stored on run_login (run_id) where state = 'STORED';
create index run_login_waiting on run_login (fingerprint) where state = 'WAITING';
create index run_login_of_fingerprint on run_login (fingerprint);
