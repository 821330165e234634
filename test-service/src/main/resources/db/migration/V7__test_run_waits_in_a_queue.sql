create index test_run_waiting on test_run (requested_at, id) where state = 'REQUESTED';
