// A page that shows all pictures beside each other: for each width a table of states and looks.

/**
 * @param {Array<{ name: string, state: string, look: string, width: number }>} pictures
 * @param {Map<string, string>} differing what is wrong with some, by name
 * @returns {string} HTML, to lie beside the pictures
 */
export function contactSheet(pictures, differing) {
  const widths = [...new Set(pictures.map(({ width }) => width))].sort((a, b) => a - b);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Pictures of the element</title>
    <style>
      body { font: 14px/1.4 system-ui, sans-serif; background: #888; margin: 1rem; }
      table { border-spacing: .75rem; }
      td, th { vertical-align: top; text-align: start; }
      .differs { outline: 4px solid #c00; }
      figcaption { max-inline-size: 20rem; }
    </style>
  </head>
  <body>
    <h1>Pictures of the element</h1>
    <p>${widths.map((width) => `<a href="#w${width}">${width}</a>`).join(' ')}</p>
${widths.map((width) => section(width, pictures.filter((it) => it.width === width), differing)).join('\n')}
  </body>
</html>
`;
}

function section(width, pictures, differing) {
  const looks = [...new Set(pictures.map(({ look }) => look))];
  const states = [...new Set(pictures.map(({ state }) => state))];
  const cell = (state, look) => {
    const picture = pictures.find((it) => it.state === state && it.look === look);
    if (!picture) return '<td></td>';
    const { name } = picture;
    const wrong = differing.get(name);
    const image = `<img src="${name}.png" alt="${name}" width="${width}" loading="lazy">`;
    const look_ = wrong ? ' class="differs"' : '';
    return `<td${look_}><figure>${image}<figcaption>${wrong ?? ''}</figcaption></figure></td>`;
  };
  const head = looks.map((look) => `<th>${look}</th>`).join('');
  const rows = states.map(
    (state) => `<tr><th>${state}</th>${looks.map((look) => cell(state, look)).join('')}</tr>`,
  );
  return `<h2 id="w${width}">${width} pixels</h2>
<table><tr><th></th>${head}</tr>
${rows.join('\n')}
</table>`;
}
