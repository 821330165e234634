-- Of the delegate, which never changes it: those that may serve a scope are found along an index.
alter table delegate_session add column scope text not null default '';
update delegate_session session set scope = delegate.scope from delegate where delegate.id = session.delegate_id;

create index delegate_session_connected on delegate_session (scope, delegate_id) where disconnected_at is null;
