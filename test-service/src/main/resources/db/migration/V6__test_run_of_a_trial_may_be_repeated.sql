-- By whoever began the trial, when the run before was kept from testing anything
drop index test_run_per_trial;

create unique index test_run_per_trial on test_run ((trial ->> 'trialId'), connector_id)
    where trial is not null and verdict is distinct from 'NOT_TESTED';
