-- Since when data keys are moved under it, and when the last one was, so that many instances tell of each once
alter table master_key add column rewrap_begun_at timestamptz, add column rewrap_ended_at timestamptz;
