-- The role that the service works as may add to the audit and read it, and nothing else.
grant usage on schema audit to "${runtime}";
revoke all on audit.entry, audit.link, audit.unlinked from "${runtime}";
grant select, insert on audit.entry, audit.link to "${runtime}";
grant select, insert, delete on audit.unlinked to "${runtime}";
