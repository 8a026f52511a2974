-- What no allowance covered is charged: each charge tells the use it is of.

alter table charge add column use_id integer references allowance_use;
create index charge_use on charge (use_id) where use_id is not null;
