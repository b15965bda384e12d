-- Copyright The Linescope Authors
-- SPDX-License-Identifier: Apache-2.0
create table shelf (item varchar(40) primary key, quantity int not null, description varchar(400) not null);
create table restock (item varchar(40) not null, quantity int not null);
