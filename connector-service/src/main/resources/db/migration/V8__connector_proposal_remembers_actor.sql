-- Whose request it began with
alter table connector_proposal add column actor text;
