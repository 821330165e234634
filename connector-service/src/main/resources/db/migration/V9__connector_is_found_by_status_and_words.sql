alter table connector
    add column provider_type text generated always as (connection ->> 'providerType') stored,
    -- where a word that somebody remembers of it may stand: one line for each place
    add column search_text   text generated always as (lower(
        name || E'\n' || identifier || E'\n' || description || E'\n' || translate(tags::text, '{}"', '') || E'\n' ||
        regexp_replace(connection ->> 'dockerRegistryUrl', '^[a-zA-Z]+://|/.*$', '', 'g'))) stored,
    -- the default serves instances of the build before this one
    add column status_since  timestamptz not null default now();

update connector set status_since = coalesce((health ->> 'testedAt')::timestamptz, updated_at);

create index connector_by_status on connector (scope, status, sort_name, id) include (provider_type);
create index connector_by_status_since on connector (scope, status_since desc, id desc);
