create table test_schedule (
    connector_id uuid primary key,
    -- of what people set; 0 before anybody did
    version bigint not null default 0,
    mode text not null default 'DEFAULT',
    -- ISO 8601; present with mode INTERVAL
    every text,
    -- five fields and the IANA name of a time zone; present with mode CRON
    cron text,
    time_zone text,
    -- the rule that due_at follows; it differs from the one in force where the default was set anew
    planned_by text not null,
    -- when the next test is due; absent where none is
    due_at timestamptz,
    -- when it is started; later than due_at where tests were missed and are caught up with
    start_at timestamptz
);

create index test_schedule_due on test_schedule (start_at) where start_at is not null;
