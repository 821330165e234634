-- Of two who redeem one code or refresh token, the one wins who changes the row first.
alter table oauth2_authorization add column revision bigint not null default 0;
