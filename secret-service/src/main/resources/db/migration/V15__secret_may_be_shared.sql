-- With connectors of the scopes within the secret's own, whoever makes them
alter table secret add column shared boolean not null default false;
