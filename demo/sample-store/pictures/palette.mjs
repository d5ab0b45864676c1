/** Colours by the names that the catalog uses, for options and for drawings. */
export const colours = {
  Sage: '#9bb08f', Oatmeal: '#d9c8a9', 'Ink blue': '#3f5878', Black: '#3b3d42', Moss: '#6f7f52',
  White: '#f4f2ec', Cream: '#f0e2c0', Copper: '#c67f56', Red: '#c2493d', Navy: '#33476b',
  Mustard: '#d9a441', Snow: '#eef1f0', Steel: '#b9c0c6', Natural: '#dccdb2', Gilt: '#f7f4ec',
  white: '#f4f2ec', snow: '#eef1f0', cream: '#ecdcb4', brown: '#7d4a30', amber: '#cf8431',
  brick: '#a8503c', ink: '#3f5878', copper: '#b0683f', mustard: '#d3a03c', leaf: '#7da35a',
  moss: '#78895a', teal: '#4f8a88', orange: '#d97f35', rose: '#c97a86', peach: '#eaa073',
  plum: '#6d4a63', red: '#b8453b', black: '#3a3735', kraft: '#c49a6c', honey: '#e3b04b',
  sky: '#8db4c8', steel: '#b9c0c6', wood: '#bf8f5c', brass: '#cfa24a', oatmeal: '#d9c8a9',
  tartan: '#a33c46', yellow: '#efc94f', sage: '#9bb08f',
};

/**
 * @param {string} colour #rrggbb
 * @param {number} percent towards white if positive, towards a warm black if negative
 * @returns {string} #rrggbb
 */
export function shade(colour, percent) {
  const target = percent > 0 ? [255, 253, 248] : [38, 26, 22];
  const share = Math.abs(percent);
  const mixed = target.map((to, i) => {
    const from = parseInt(colour.slice(1 + 2 * i, 3 + 2 * i), 16);
    return Math.round((from * (100 - share) + to * share) / 100);
  });
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
