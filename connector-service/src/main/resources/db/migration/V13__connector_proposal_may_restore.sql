-- The earlier version that is proposed
alter table connector_proposal add column restores bigint;
