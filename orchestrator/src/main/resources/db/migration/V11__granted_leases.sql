-- The source lease that the node of each group acknowledged last. It proves something only together with the group's epoch.
create table granted_lease (
  group_name varchar(63) primary key,
  node varchar(63) not null,
  epoch bigint not null,
  seconds bigint not null,
  holdings text not null
);
