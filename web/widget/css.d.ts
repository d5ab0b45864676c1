/** The text of a style sheet, put into the bundle by web/build.mjs. */
declare module '*.css' {
  const css: string;
  export default css;
}
