// What somebody who can write into a catalog, a cart or a shop's answers might write there.

/** Links that must never be followed nor loaded. */
export const kBadLinks = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  '\u0001javascript:alert(1)',
  'java\tscript:alert(1)',
  'javascript://example.com/%0aalert(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
  'vbscript:alert(1)',
  'blob:http://127.0.0.1/1234',
  'file:///etc/passwd',
  'http://[',
];

/** Texts that must stay texts. */
export const kBadTexts = [
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '"><svg/onload=alert(1)>',
  '{{constructor.constructor("alert(1)")()}}',
  '${alert(1)}',
  '</textarea><iframe srcdoc="<script>alert(1)</script>">',
  '\u202Ealert(1)',
];
