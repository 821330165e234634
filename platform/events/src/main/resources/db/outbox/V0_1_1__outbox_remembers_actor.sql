alter table outbox add column actor text;
