-- The first migrations were written for H2 and stay as they were released; this is the one word that PostgreSQL lacks.
create domain clob as text;
