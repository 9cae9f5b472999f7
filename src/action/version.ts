/** The version in package.json. It is repeated here so that the program need not find that file; a test compares both. */
export const VERSION = '0.1.0';
