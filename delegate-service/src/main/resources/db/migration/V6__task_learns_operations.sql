alter table task alter column test_id drop not null;
alter table task add column operation_id uuid unique;
-- What is to be done; absent where the connection is tested
alter table task add column operation text;
alter table task add constraint task_has_one_purpose check (num_nonnulls(test_id, operation_id) = 1);
