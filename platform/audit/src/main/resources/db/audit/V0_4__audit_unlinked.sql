-- No evidence, only what the linker has still to do.
create table audit.unlinked (entry_id bigint primary key);
