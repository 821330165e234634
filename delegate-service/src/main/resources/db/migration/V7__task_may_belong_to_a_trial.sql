-- Absent where what is live is used
alter table task add column trial_id uuid;
