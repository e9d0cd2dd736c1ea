-- Who wanted what, and what came of it: each line in the form that is hashed. Only ever added to; the other columns are for queries.
create table audit_entry (
  seq bigint primary key,
  hash varchar(64) not null,
  group_name varchar(63),
  line text not null
);
create index audit_entry_by_group on audit_entry (group_name, seq);

-- The newest entry. Whoever adds one locks this row: one chain, however many orchestrators.
create table audit_head (
  id integer primary key,
  seq bigint not null,
  hash varchar(64) not null
);
insert into audit_head (id, seq, hash) values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
