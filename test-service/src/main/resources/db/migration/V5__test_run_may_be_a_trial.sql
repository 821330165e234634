-- What is tried that is not live; absent when what is live is tested
alter table test_run add column trial jsonb;

create unique index test_run_per_trial on test_run ((trial ->> 'trialId'), connector_id) where trial is not null;
