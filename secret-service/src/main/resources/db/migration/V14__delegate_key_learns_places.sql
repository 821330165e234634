-- Whom the delegate may work for; absent for one that was heard of before this was kept
alter table delegate_key
    add column scope text,
    add column tags  text[];
