-- The token with which this one was made: whoever revokes that one revokes all that came of it.
alter table api_token add column parent_id uuid references api_token on delete cascade;

create index on api_token (parent_id);
