create table berth (name text primary key);
