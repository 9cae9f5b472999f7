/** The version in package.json, which a test compares: written here so that no installed file has to be found. */
export const VERSION = '0.1.0';
