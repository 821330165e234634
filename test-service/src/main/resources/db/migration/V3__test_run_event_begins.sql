create table test_run_event (
    run_id uuid not null references test_run on delete cascade,
    sequence bigint not null,
    type text not null,
    -- json keeps the text as it was written
    body json not null,
    primary key (run_id, sequence)
);
