-- The last reminder that was told of each secret; it counts for that date only
create table secret_reminder (
    secret_id uuid primary key references secret on delete cascade,
    expires_at timestamptz not null,
    days_before int not null
);
