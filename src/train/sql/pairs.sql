-- A row a pair: the orders that have both, and their weight. See prepare.sql. Items of fewer than ten
-- orders keep all their pairs: what they borrow from similar items is told by single orders.
select a.sku as sku, b.sku as other, count(*) as orders, sum(o.weight) as weight
from goeswith_lines as a
  join goeswith_lines as b on b.order_id = a.order_id and b.sku > a.sku
  join goeswith_orders as o on o.order_id = a.order_id
  join goeswith_items as x on x.sku = a.sku
  join goeswith_items as y on y.sku = b.sku
group by a.sku, b.sku
having count(*) >= {{min_orders}} or min(least(x.orders, y.orders)) < 10;
