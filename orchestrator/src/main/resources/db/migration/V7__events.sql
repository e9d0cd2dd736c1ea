-- What is told to whoever subscribed: written in the transaction of what it tells. Sequences are handed out under the lock of the one row of
-- event_head, which is held until the commit: what has a smaller sequence is never seen later.
create table event_head (
  id int primary key,
  sequence bigint not null
);
insert into event_head (id, sequence) values (1, 0);

-- The name of the group is empty for what concerns no single one.
create table event_outbox (
  sequence bigint primary key,
  id uuid not null unique,
  type varchar(100) not null,
  group_name varchar(63) not null,
  subject varchar(200) not null,
  at timestamp with time zone not null,
  body text not null
);
create index event_outbox_by_group on event_outbox (group_name, sequence);
create index event_outbox_by_age on event_outbox (at);

-- Every subscription that was ever met; for the groups of all events up to `seen` it has lanes.
create table event_subscription (
  name varchar(63) primary key,
  seen bigint not null,
  enabled boolean not null,
  changed_at timestamp with time zone,
  changed_by varchar(200),
  reason varchar(1000)
);

-- One lane for each group of a subscription, and one for each single event that is delivered once more (which then is the last one of its lane).
-- Whoever has put its claim there delivers, until due_at.
create table event_lane (
  subscription varchar(63) not null,
  lane varchar(63) not null,
  group_name varchar(63) not null,
  delivered bigint not null,
  last_one bigint not null,
  attempts int not null,
  due_at timestamp with time zone not null,
  claim uuid,
  delivered_at timestamp with time zone,
  error varchar(1000),
  error_at timestamp with time zone,
  dropped bigint not null,
  primary key (subscription, lane)
);
create index event_lane_due on event_lane (subscription, due_at);

-- What was last told about what is done about it.
alter table suspicion add column told varchar(1000);
