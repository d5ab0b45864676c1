// Whether the model found what the simulator planted in the sample store's orders.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';

import { Recommender } from 'goeswith';
import { kSampleStore, sampleModel } from './models.mjs';

const planted = JSON.parse(await readFile(join(kSampleStore, 'planted.json'), 'utf8'));
const percent = (share) => `${(100 * share).toFixed(1)} %`;

let recommender;
before(async () => {
  recommender = await Recommender.open(await sampleModel());
});

async function topThree(sku) {
  const { suggestions, unknown } = await recommender.suggest({ cart: [sku], limit: 3 });
  assert.deepEqual(unknown, []);
  return suggestions.map((suggestion) => suggestion.sku);
}

test('the first three suggestions for an item are its planted complements', async (t) => {
  let suggested = 0;
  let right = 0;
  let lists = 0;
  let found = 0;
  for (const [sku, companions] of Object.entries(planted.complements)) {
    const suggestions = await topThree(sku);
    const accepted = new Set(companions.flat());
    suggested += suggestions.length;
    right += suggestions.filter((each) => accepted.has(each)).length;
    lists += companions.length;
    found += companions.filter((list) => list.some((each) => suggestions.includes(each))).length;
    for (const each of suggestions) if (!accepted.has(each)) t.diagnostic(`${sku} → ${each}`);
  }
  t.diagnostic(`precision ${percent(right / suggested)}, recall ${percent(found / lists)}`);
  assert.ok(lists >= 120 && suggested >= 120);
  assert.ok(right / suggested >= 0.95, `precision ${percent(right / suggested)}`);
  assert.ok(found / lists >= 0.95, `recall ${percent(found / lists)}`);
});

test('a substitute of what is in the cart is not among its first three suggestions', async (t) => {
  let suggested = 0;
  const wrong = [];
  for (const group of planted.substitutes) {
    for (const sku of group) {
      const suggestions = await topThree(sku);
      suggested += suggestions.length;
      for (const each of suggestions) if (group.includes(each)) wrong.push(`${sku} → ${each}`);
    }
  }
  t.diagnostic(`${wrong.length} of ${suggested} are substitutes ${wrong.join(', ')}`);
  assert.ok(suggested >= 200);
  assert.ok(wrong.length / suggested <= 0.02, percent(wrong.length / suggested));
});
