-- A row an item. See prepare.sql.
select sku, orders, weight, orders_before, first_line, title, price
from goeswith_items;
