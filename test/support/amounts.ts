/**
 * How much of what could be tested without end is tested. `npm test` takes a sample of each that is spread over the whole;
 * `npm run test:deep` takes everything, and runs in the workflow. Single variables ask for more of one kind.
 */
export const DEEP = process.env['DEEP'] === '1';

/** Every item of every roadmap meets the laws of edits, one by one; else some of each roadmap. */
export const EVERY_ITEM = DEEP || process.env['EVERY_ITEM'] === '1';

/** Every request of a story meets every fault; else each fault at some requests. */
export const EVERY_FAULT = DEEP || process.env['EVERY_FAULT'] === '1';

/** @param name of the variable that asks for another number */
function amount(name: string, sample: number, deep: number): number {
  return Number(process.env[name] ?? (DEEP ? deep : sample));
}

/** Sequences of edits on both sides, against a repository in memory. */
export const HISTORIES = amount('AGREEMENT_RUNS', 20, 3_000);

/** The same with the shipped bundle, which is started for each run. */
export const BUNDLE_HISTORIES = amount('AGREEMENT_BUNDLE_RUNS', 2, 50);

/** Worlds in which runs are killed, answers lost and lists lag. */
export const WORLDS = amount('PROTOCOL_WORLDS', 110, 20_000);

/** Generated documents that two versions of the parser read. */
export const DOCUMENTS = amount('PARSER_DOCUMENTS', 250, 20_000);

/** Marks of emphasis around one letter: the parser takes the cube of their number. */
export const MARKS = amount('EMPHASIS_MARKS', 1_000, 5_000);

/** Items of the long roadmap whose requests are counted. */
export const TRACKED = amount('TRACKED_ITEMS', 150, 2_400);

/** New items of one roadmap that meet GitHub's limits: more than an hour takes. */
export const NEW_ITEMS = amount('NEW_ITEMS', 550, 1_000);

/** @param deep how many random cases a law meets where everything is tested; else a tenth of them */
export function cases(deep: number): number {
  return DEEP ? deep : Math.ceil(deep / 10);
}

/** @returns all rows of a table whose rows meet the same code where everything is tested; else one in so many, from the first one on */
export function someOf<const Row>(every: number, rows: readonly Row[]): Row[] {
  return rows.filter((_, index) => DEEP || index % every === 0);
}
