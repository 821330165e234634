alter table test_run
    add column retries integer not null default 0,
    -- when to try again by itself; absent when that makes no sense, or was done
    add column retry_at timestamptz;

create index test_run_retry on test_run (retry_at) where retry_at is not null;
