-- Whose request it began with
alter table secret_trial add column actor text;
