alter table task add column actor text;
