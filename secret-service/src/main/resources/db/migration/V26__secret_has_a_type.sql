-- SecretText or SecretFile; all there were are texts
alter table secret add column type text not null default 'SecretText';
