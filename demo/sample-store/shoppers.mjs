/**
 * Invented shoppers. Addresses are on example.com, telephone numbers come from the ranges that
 * Ofcom and others keep for drama, and the British postcodes begin with letters no area uses.
 */
const kFirst = ['Ada', 'Anil', 'Bea', 'Callum', 'Carys', 'Dilys', 'Edie', 'Ewan', 'Farah', 'Finn',
  'Freya', 'Gwen', 'Hamish', 'Ines', 'Iona', 'Isla', 'Jonah', 'Kit', 'Leena', 'Mabel', 'Maeve',
  'Marcus', 'Nadia', 'Nell', 'Olu', 'Orla', 'Pippa', 'Priya', 'Rafe', 'Rhys', 'Rosa', 'Rowan',
  'Sanjay', 'Seren', 'Silas', 'Tamsin', 'Theo', 'Una', 'Wilf', 'Zara'];
const kLast = ['Achterberg', 'Ashdown', 'Bramwell', 'Chowdhury', 'Cole', 'Dunmore', 'Eastwick',
  'Fairley', 'Garside', 'Hallam', 'Inglis', 'Jessop', 'Kershaw', 'Larkin', 'Mistry', 'Naylor',
  'O’Dowd', 'Okafor', 'Pascoe', 'Quayle', 'Ridley', 'Rowntree', 'Sharma', 'Stobart', 'Thwaite',
  'Tregear', 'Underhill', 'Vickers', 'Whitlock', 'Yardley'];
const kStreets = ['Mill Lane', 'Church Row', 'Station Road', 'Orchard Close', 'Sheep Street',
  'Harbour View', 'Quarry Hill', 'Long Meadow', 'The Green', 'Bakehouse Yard'];
const kTowns = [['Alderby', 'QA1'], ['Much Wetherden', 'QA4'], ['Port Hallow', 'QH2'],
  ['Strathmorrick', 'QS7'], ['Llanferwen', 'QL3'], ['Crossgill', 'QC9'], ['Easterby', 'QE5'],
  ['Thornwick', 'QT6'], ['Dunmarrow', 'QD8'], ['Nether Stoke', 'QN2']];
const kInward = ['1AB', '2DE', '3FG', '4HJ', '5LN', '6PQ', '7RS', '8TU', '9WX', '9YZ'];

/**
 * @typedef {object} Shopper
 * @property {string} name
 * @property {string} email
 * @property {string} phone may be ''
 * @property {boolean} marketing accepts it
 * @property {{street: string, line2: string, city: string, zip: string, province: string,
 *   provinceName: string, country: string}} address
 */

/**
 * @param {import('./random.mjs').Random} random
 * @param {number} serial makes the e-mail address unique
 * @returns {Shopper}
 */
export function inventShopper(random, serial) {
  const first = random.pick(kFirst);
  const last = random.pick(kLast);
  const local = `${first}.${last}`.toLowerCase().replace(/[^a-z.]/g, '');
  const abroad = random.below(100);
  return {
    name: `${first} ${last}`,
    email: `${local}${serial}@example.com`,
    phone: random.chance(20) ? `+44 7700 900${String(random.below(1000)).padStart(3, '0')}` : '',
    marketing: random.chance(40),
    address: abroad < 3 ? parisian(random) : abroad < 5 ? dubliner(random) : british(random),
  };
}

function british(random) {
  const [city, area] = random.pick(kTowns);
  return { street: `${random.between(1, 120)} ${random.pick(kStreets)}`,
    line2: random.chance(12) ? `Flat ${random.between(1, 9)}, rear entrance` : '',
    city, zip: `${area} ${random.pick(kInward)}`,
    province: 'ENG', provinceName: 'England', country: 'GB' };
}

function parisian(random) {
  // Shopify puts an apostrophe before codes of digits alone, lest a spreadsheet drop zeros.
  return { street: `${random.between(1, 80)} rue des Théières`, line2: '', city: 'Paris',
    zip: `'750${String(random.between(1, 20)).padStart(2, '0')}`, province: '', provinceName: '',
    country: 'FR' };
}

function dubliner(random) {
  return { street: `${random.between(1, 60)} Kettle Row`, line2: '', city: 'Dublin', zip: '',
    province: 'D', provinceName: 'Dublin', country: 'IE' };
}
