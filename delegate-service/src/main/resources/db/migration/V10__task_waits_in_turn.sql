-- Tasks that wait are served in turn: by account or organisation, and by how urgent they are.
alter table task add column selectors text[] not null
    generated always as (string_to_array(substr(wants, strpos(wants, ' ') + 1), ',')) stored;
alter table task add column turn_scope text not null
    generated always as (case when split_part(scope, '/', 2) = '' then scope
                              else split_part(scope, '/', 1) || '/' || split_part(scope, '/', 2) end) stored;
alter table task add column urgency text not null default 'EVENT';
alter table task add column turn bigint not null default 0;
-- When a delegate could not do anything useful with it any more; absent in rows of former builds
alter table task add column wait_until timestamptz;

drop index task_open;
create index task_waiting on task (turn, queued_at) where state = 'QUEUED' and completed_at is null;
create index task_waiting_alike on task (wants, turn, queued_at) where state = 'QUEUED' and completed_at is null;
create index task_waiting_of_scope on task (turn_scope, urgency, turn) where state = 'QUEUED' and completed_at is null;
create index task_unserved on task (wait_until) where state = 'QUEUED' and completed_at is null;
create index task_leased on task (lease_until) where state in ('OFFERED', 'RUNNING') and completed_at is null;
create index task_overdue on task (deadline) where completed_at is null;
create index task_declined on task (id) where passed <> '{}' and state = 'QUEUED' and completed_at is null;
