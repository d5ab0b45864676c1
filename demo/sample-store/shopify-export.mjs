/** The two exports a Shopify store downloads: its orders and its products. */
export { kOrderColumns, ordersExport } from './shopify-orders.mjs';
export { kProductColumns, pictureUrl, productsExport } from './shopify-products.mjs';
