/** Writes the catalog as Shopify's products export does, in the dialect current since 2024. */
import { pounds, row } from './csv.mjs';
import { slug } from './products.mjs';
import { isTaxed } from './shopify-orders.mjs';

export const kProductColumns = (
  'Title,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,'
  + 'Status,SKU,Barcode,Option1 name,Option1 value,Option1 Linked To,Option2 name,Option2 value,'
  + 'Option2 Linked To,Option3 name,Option3 value,Option3 Linked To,Price,Compare-at price,'
  + 'Cost per item,Charge tax,Tax code,Unit price total measure,Unit price total measure unit,'
  + 'Unit price base measure,Unit price base measure unit,Inventory tracker,Inventory quantity,'
  + 'Continue selling when out of stock,Weight value (grams),Weight unit for display,'
  + 'Requires shipping,Fulfillment service,Product image URL,Image position,Image alt text,'
  + 'Variant image URL,Gift card,SEO title,SEO description,'
  + 'Color (product.metafields.shopify.color-pattern),'
  + 'Google Shopping / Google product category,Google Shopping / Gender,'
  + 'Google Shopping / Age group,Google Shopping / Manufacturer part number (MPN),'
  + 'Google Shopping / Ad group name,Google Shopping / Ads labels,Google Shopping / Condition,'
  + 'Google Shopping / Custom product,Google Shopping / Custom label 0,'
  + 'Google Shopping / Custom label 1,Google Shopping / Custom label 2,'
  + 'Google Shopping / Custom label 3,Google Shopping / Custom label 4').split(',');

const kKitchen = 'Home & Garden > Kitchen & Dining';
/** @type {Record<string, string>} our types in Shopify's taxonomy */
const kCategories = {
  Teapots: `${kKitchen} > Tableware > Coffee & Tea Pots`,
  Kettles: `${kKitchen} > Kitchen Appliances > Electric Kettles`,
  'Tea tools': `${kKitchen} > Kitchen Tools & Utensils > Tea Strainers`,
  Tea: 'Food, Beverages & Tobacco > Beverages > Tea & Infusions',
  Coffee: 'Food, Beverages & Tobacco > Beverages > Coffee',
  'Coffee making': `${kKitchen} > Kitchen Appliances > Coffee Maker & Espresso Machine Accessories`,
  'Cups and mugs': `${kKitchen} > Tableware > Drinkware`,
  'Breakfast table': `${kKitchen} > Tableware`,
  Linen: 'Home & Garden > Linens & Bedding > Table Linens',
  Pantry: 'Food, Beverages & Tobacco > Food Items',
  Gifts: 'Arts & Entertainment > Party & Celebration > Gift Giving',
};

/** Where the drawing of a product lies, relative to the page. @param {string} handle */
export function pictureUrl(handle, option = '') {
  return `pictures/${handle}${option ? `-${slug(option)}` : ''}.svg`;
}

/**
 * The pictures of a product in their order: its own, which shows the first variant, then the
 * other variants', so that each stands in its variant's row, and the first variant's last.
 */
function imagesOf(product) {
  const [first, ...others] = product.variants.filter(({ option }) => option);
  const variants = first ? [...others, first] : [];
  return [{ url: pictureUrl(product.handle), alt: product.title },
    ...variants.map(({ option }) =>
      ({ url: pictureUrl(product.handle, option), alt: `${product.title}, ${option}` }))];
}

function productCells(product) {
  const status = product.status ?? 'Active';
  return {
    Title: product.title,
    Description: `<p>${product.text}</p>`,
    Vendor: product.vendor,
    'Product category': kCategories[product.type],
    Type: product.type,
    Tags: product.tags.join(', '),
    'Published on online store': status === 'Active' ? 'TRUE' : 'FALSE',
    Status: status,
    'Option1 name': product.option ?? 'Title',
    'Gift card': product.giftCard ? 'TRUE' : 'FALSE',
  };
}

function variantCells(product, variant) {
  const isShipped = !product.giftCard && !product.service;
  const isCounted = !product.giftCard && variant.stock !== undefined;
  return {
    SKU: variant.sku,
    'Option1 value': variant.option ?? 'Default Title',
    Price: pounds(variant.price),
    'Compare-at price': variant.compareAt ? pounds(variant.compareAt) : '',
    'Cost per item': pounds(variant.cost),
    'Charge tax': isTaxed(product) ? 'TRUE' : 'FALSE',
    'Inventory tracker': isCounted ? 'shopify' : '',
    'Inventory quantity': isCounted ? variant.stock : '',
    'Continue selling when out of stock': 'DENY',
    'Weight value (grams)': product.grams,
    'Weight unit for display': isShipped ? 'g' : '',
    'Requires shipping': isShipped ? 'TRUE' : 'FALSE',
    'Fulfillment service': 'manual',
    'Variant image URL': variant.option ? pictureUrl(product.handle, variant.option) : '',
  };
}

/**
 * The export: the first row of a product holds it and its first variant, further variants and
 * pictures follow in rows of their own under the same handle.
 * @param {import('./products.mjs').Product[]} products
 * @returns {string}
 */
export function productsExport(products) {
  let text = row(kProductColumns,
    Object.fromEntries(kProductColumns.map((name) => [name, name])));
  for (const product of products) {
    const images = imagesOf(product);
    for (let i = 0; i < Math.max(product.variants.length, images.length); ++i) {
      text += row(kProductColumns, {
        'URL handle': product.handle,
        ...(i === 0 ? productCells(product) : {}),
        ...(i < product.variants.length ? variantCells(product, product.variants[i]) : {}),
        ...(i < images.length ? { 'Product image URL': images[i].url, 'Image position': i + 1,
          'Image alt text': images[i].alt } : {}),
      });
    }
  }
  return text;
}
