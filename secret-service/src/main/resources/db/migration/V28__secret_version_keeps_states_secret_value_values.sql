-- Until now secret_version kept the values, and version how far each has come. Rights, references and indexes stay with
-- the tables. What is named after a table is renamed with it, so that an error says which table it is about.
alter table secret_version rename to secret_value;
alter table version rename to secret_version;

do $$
declare
    found record;
begin
    for found in
        select renamed.name as table_name, conname, renamed.name || substr(conname, length(renamed.former) + 1) as new_name
        from (values ('secret_value', 'secret_version', 1), ('secret_version', 'version', 2)) as renamed (name, former, turn)
        join pg_constraint on conrelid = renamed.name::regclass and starts_with(conname, renamed.former || '_')
        -- The values first: they free the names that the other table's constraints get.
        order by renamed.turn
    loop
        execute format('alter table %I rename constraint %I to %I', found.table_name, found.conname, found.new_name);
    end loop;
end
$$;

alter index secret_version_by_master_key rename to secret_value_by_master_key;
alter index version_staged_once rename to secret_version_staged_once;
alter index version_live_once rename to secret_version_live_once;
