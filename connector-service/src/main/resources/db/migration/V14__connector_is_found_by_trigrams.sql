-- A word that few connectors have is found without reading all of a scope. Where the database does not offer the extension,
-- or its owner may not install it, a search reads them all as before.
do $$
begin
    create extension if not exists pg_trgm;
    create index connector_by_trigrams on connector using gin (search_text gin_trgm_ops);
exception when insufficient_privilege or undefined_file or feature_not_supported then
    raise notice 'search without trigrams: %', sqlerrm;
end
$$;
