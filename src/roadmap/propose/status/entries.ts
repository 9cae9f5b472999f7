/** The source of a pattern for the bullet or number that begins an entry, also in a quote. */
export const BULLET = '^[ \\t>]*(?:[-*+]|\\d{1,9}[.)])[ \\t]+';
export const ENTRY = new RegExp(BULLET);
export const HEADING = /^ {0,3}#{1,6}[ \t]/;
