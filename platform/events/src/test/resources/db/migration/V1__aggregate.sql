create table aggregate (id uuid primary key, sequence bigint not null);
