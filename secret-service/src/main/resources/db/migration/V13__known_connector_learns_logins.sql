-- Absent for a connector that was heard of before these were kept
alter table known_connector
    add column login              text,
    add column configuration_hash text,
    add column selectors          text[];
