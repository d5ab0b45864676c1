/*
 * Text and lines take the page's own colour, so that what is readable on the page is readable here,
 * in light and in dark. A shop changes what it likes:
 *
 * | custom property                | what it sets                              | default         |
 * |--------------------------------|-------------------------------------------|-----------------|
 * | `--goeswith-gap`               | space between cards                       | 0.75rem         |
 * | `--goeswith-radius`            | roundness of cards, pictures and buttons  | 0.625rem        |
 * | `--goeswith-picture-size`      | side of the picture in a row              | 4.5rem          |
 * | `--goeswith-card-width`        | least width of a card in the grid         | 10rem           |
 * | `--goeswith-surface`           | background of a card                      | transparent     |
 * | `--goeswith-border`            | outline of a card                         | text colour 20 % |
 * | `--goeswith-picture-surface`   | background of a picture                   | text colour 6 % |
 * | `--goeswith-accent`            | background of the add button              | transparent     |
 * | `--goeswith-on-accent`         | label and outline of the add button       | text colour     |
 * | `--goeswith-error`             | words about what went wrong               | text colour     |
 * | `--goeswith-focus`             | focus ring                                | text colour     |
 *
 * Parts: section, heading, list, card, picture, title, price, evidence, error, add, dismiss,
 * removed (the place of a dismissed card), status.
 */
const kStyles = `
:host {
  display: block;
  position: relative;
}
:host([hidden]), [hidden] {
  display: none !important;
}
* {
  box-sizing: border-box;
}
.section {
  container-type: inline-size;
  contain-intrinsic-inline-size: 15rem;
  line-height: 1.35;
  overflow-wrap: anywhere;
}
.heading {
  margin: 0 0 .75rem;
  font-size: 1.25em;
}
.list {
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: var(--goeswith-gap, .75rem);
  margin: 0;
  padding: 0;
  list-style: none;
}
.card, .removed {
  --size: var(--goeswith-picture-size, 4.5rem);
  --radius: var(--goeswith-radius, .625rem);
  position: relative;
  display: grid;
  gap: .25rem .625rem;
  padding: .5rem;
  border: 1px solid var(--goeswith-border, color-mix(in srgb, currentColor 20%, transparent));
  border-radius: var(--radius);
}
.card {
  grid-template: "picture title dismiss" "picture note note" 1fr "picture buy buy"
    / var(--size) minmax(0, 1fr) 2.75rem;
  background: var(--goeswith-surface, none);
}
.removed {
  justify-items: center;
  border-style: dashed;
}
.picture {
  grid-area: picture;
  display: grid;
  grid-template: 100% / 100%;
  place-items: center;
  block-size: var(--size);
  overflow: hidden;
  border-radius: calc(var(--radius) / 2);
  background: var(--goeswith-picture-surface, color-mix(in srgb, currentColor 6%, transparent));
}
img {
  inline-size: 100%;
  block-size: 100%;
  object-fit: contain;
}
.letter {
  font-size: 1.75em;
}
.title {
  grid-area: title;
  display: flex;
  align-items: center;
  min-block-size: 2.75rem;
  color: inherit;
  font-weight: 600;
  text-decoration: none;
}
.title:any-link:hover {
  text-decoration: underline;
}
.title:any-link::after {
  content: "";
  position: absolute;
  inset-block-start: .5rem;
  inset-inline-start: .5rem;
  inline-size: var(--size);
  block-size: var(--size);
}
.buy {
  grid-area: buy;
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: end;
  gap: inherit;
}
.price {
  margin-inline-end: auto;
  font-weight: 600;
  overflow-wrap: normal;
}
.evidence, .error {
  grid-area: note;
  margin: 0;
  font-size: .875em;
}
.error {
  color: var(--goeswith-error, inherit);
  font-weight: 600;
}
button {
  min-block-size: 2.75rem;
  margin: 0;
  padding: 0 .5rem;
  border: 0;
  border-radius: var(--radius);
  background: none;
  color: inherit;
  font: inherit;
  cursor: pointer;
  touch-action: manipulation;
}
.dismiss {
  grid-area: dismiss;
  align-self: start;
  inline-size: 2.75rem;
  border-radius: 50%;
  font-size: 1.375em;
}
.add {
  min-inline-size: 5.25rem;
  border: 1.5px solid;
  background: var(--goeswith-accent, none);
  color: var(--goeswith-on-accent, inherit);
  font-weight: 600;
}
button:hover {
  box-shadow: inset 0 0 0 9rem color-mix(in srgb, currentColor 9%, transparent);
}
.add[aria-disabled=true] {
  border-style: dashed;
  box-shadow: none;
  cursor: default;
}
:focus-visible {
  outline: 3px solid var(--goeswith-focus, currentColor);
  outline-offset: 2px;
}
.status {
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  margin: 0;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
@container (min-width: 44rem) {
  .list {
    grid-template-columns: repeat(auto-fill, minmax(var(--goeswith-card-width, 10rem), 1fr));
  }
  .card {
    grid-template: "picture" "title" "note" 1fr "buy" / minmax(0, 1fr);
  }
  .picture, .title:any-link::after {
    inline-size: auto;
    block-size: calc(var(--size) * 2);
    inset-inline-end: .5rem;
  }
  .add {
    flex-basis: 100%;
  }
  .dismiss {
    grid-area: picture;
    justify-self: end;
    z-index: 1;
    background: Canvas;
    color: CanvasText;
  }
}
`;

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** The one style sheet of all elements: a constructed one, which no content policy forbids. */
export function styleSheet() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(kStyles);
  }
  return sheet;
}
