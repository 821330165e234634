alter table connector
    -- absent for what was stored before this was kept
    add column updated_by text,
    -- the earlier version that this one was made from
    add column restores   bigint;
