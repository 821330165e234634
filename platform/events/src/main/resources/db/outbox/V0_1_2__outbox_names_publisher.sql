-- Who publishes an event: the instance that stored it, from its memory, as long as it lives; another one only afterwards.
create table outbox_publisher (
    publisher   uuid primary key,
    instance    text        not null,
    alive_until timestamptz not null
);

alter table outbox add column publisher uuid;

create index outbox_by_aggregate on outbox (aggregate_id, id);

drop index outbox_in_order;

-- What was stored before these events had a topic of their own
update outbox set topic = 'test.progress.v1' where type in ('fairlead.test.started.v1', 'fairlead.test.step-finished.v1');
