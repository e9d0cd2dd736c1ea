-- With which server of a group something is wrong, and since when; no row when all is well.
create table suspicion (
  group_name varchar(63) primary key,
  node varchar(63) not null,
  cause varchar(32) not null,
  since timestamp with time zone not null
);
