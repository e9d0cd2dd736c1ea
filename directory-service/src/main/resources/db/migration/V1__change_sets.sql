-- A change set and the request it answers. Columns ending in _json hold {"format": n, ...}; the format number is read first.
create table change_set (
  id                uuid primary key,
  group_name        varchar(63) not null,
  state             varchar(16) not null,
  servers_json      varchar(4000) not null,
  created_at        timestamp(9) with time zone not null,
  created_by        varchar(200) not null,
  content_hash      varchar(100) not null,
  findings_json     clob not null,
  reverse_ldif_file varchar(1024),
  last_error        varchar(4000)
);
create index change_set_by_group on change_set (group_name, id);

-- A task of a change set, in the order of the request. direction: the state last asked for; null until the first.
create table task (
  change_set_id uuid not null references change_set (id),
  position      integer not null,
  name          varchar(63) not null,
  direction     varchar(16),
  primary key (change_set_id, name)
);

-- One write to one entry: its values before and after, and what came of it. Stored before the first write.
create table entry_change (
  change_set_id   uuid not null references change_set (id),
  sequence_number integer not null,
  task            varchar(63) not null,
  dn              varchar(4096) not null,
  attributes_json varchar(1000000) not null,
  outcome         varchar(16) not null,
  detail          varchar(4000),
  primary key (change_set_id, sequence_number)
);
create index entry_change_by_outcome on entry_change (change_set_id, task, outcome);

-- The highest epoch promised for a group, and to whom.
create table promise (
  group_name  varchar(63) primary key,
  epoch       bigint not null,
  issuer      uuid not null,
  promised_at timestamp(9) with time zone not null
);

-- Answers to POST requests, for as long as their keys live. Written in the transaction that stores the change set.
create table idempotency (
  actor         varchar(200) not null,
  idem_key      varchar(128) not null,
  request_hash  varchar(100) not null,
  change_set_id uuid not null references change_set (id),
  created_at    timestamp(9) with time zone not null,
  primary key (actor, idem_key)
);
create index idempotency_by_age on idempotency (created_at);
