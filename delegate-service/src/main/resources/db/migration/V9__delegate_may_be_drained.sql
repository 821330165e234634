-- Since when it gets no new work
alter table delegate add column drained_at timestamptz;
