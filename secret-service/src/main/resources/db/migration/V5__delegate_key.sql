-- The first key ever seen of a delegate; none once it is removed. Rows stay, so that neither can be undone.
create table delegate_key (
    delegate_id uuid primary key,
    sealing_key text
);
