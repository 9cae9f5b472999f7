import type { FeatureName } from './features.ts';

/** How much each feature speaks for a group's entries being items. */
export type Weights = Readonly<Record<FeatureName, number>>;

interface Weighed {
  /**
   * The weight that one would expect without counting. A fitted weight stays near it, and on its side of 0, because there are too few
   * labelled files to find all weights from nothing.
   */
  readonly expected: number;
  /** The fitted weight. `npm run fit` writes it. */
  readonly weight: number;
  /** Completes the sentence “It is read so because …”. */
  readonly says: string;
}

/** A group is likely to have items if the sum of weight times feature is above 0. */
export const TABLE: Readonly<Record<FeatureName, Weighed>> = {
  bullets: { expected: 0, weight: 0.17, says: 'it is a list of bullets' },
  numbered: { expected: -0.5, weight: -0.72, says: 'it is a numbered list, which often is a sequence of steps' },
  table: { expected: -0.5, weight: -0.7, says: 'it is a table' },
  headings: { expected: -1, weight: -1.42, says: 'headings are items less often than lists are' },
  titlePlans: { expected: 1, weight: 0.31, says: 'its title has a word for plans' },
  titleBugs: { expected: 0.5, weight: 0.22, says: 'its title has a word for bugs' },
  titleExplains: { expected: -2.5, weight: -2.38, says: 'its title explains, counts or accompanies items' },
  titleQuestion: { expected: -1, weight: -1.01, says: 'its title is a question' },
  titlePart: { expected: -1.5, weight: -1.32, says: 'its title names a part of an item, or returns below several headings' },
  abovePlans: { expected: 0.7, weight: 0.23, says: 'a heading above it is one of plans' },
  aboveExplains: { expected: -1.5, weight: -2.02, says: 'a heading above it explains something' },
  aboveItem: { expected: -1.5, weight: -1.53, says: 'its heading looks like an item, because fields or labels describe it' },
  numberedSiblings: { expected: -1, weight: -1.37, says: 'its heading and the ones beside it are numbered, as items are' },
  uniform: { expected: 0.5, weight: 0.76, says: 'the sections beside it have the same form' },
  alone: { expected: -0.3, weight: -0.21, says: 'it has a single entry' },
  deep: { expected: -0.3, weight: -0.66, says: 'it stands deep in the outline' },
  told: { expected: -1, weight: -1.29, says: 'the section has more text in paragraphs than in lists' },
  introduced: { expected: -0.8, weight: -0.93, says: 'a sentence with a colon introduces the list' },
  strongLabel: { expected: -0.7, weight: -0.92, says: 'an emphasized label stands above the list' },
  withTable: { expected: -0.7, weight: -0.67, says: 'the section has a table, too' },
  withCode: { expected: -0.3, weight: -0.26, says: 'the section has code' },
  withTasks: { expected: -0.7, weight: -0.72, says: 'the section has boxes, which are items already' },
  fields: { expected: -2, weight: -2.02, says: 'its entries are fields, such as a goal or a status' },
  strongLead: { expected: 0.3, weight: 0.57, says: 'its entries begin with emphasized words' },
  verbs: { expected: 1.2, weight: 0.97, says: 'its entries begin with a verb of work' },
  past: { expected: -1.5, weight: -1.52, says: 'its entries tell what has happened' },
  sentences: { expected: -0.3, weight: -0.36, says: 'its entries are whole sentences' },
  short: { expected: -0.4, weight: -0.62, says: 'its entries are very short' },
  long: { expected: -0.5, weight: -0.39, says: 'its entries are very long' },
  links: { expected: -0.5, weight: -0.39, says: 'its entries are links' },
  issues: { expected: 0.7, weight: 0.67, says: 'its entries name issues' },
  code: { expected: -0.3, weight: -0.35, says: 'its entries begin with code' },
  questions: { expected: -0.5, weight: -0.52, says: 'its entries are questions' },
  process: { expected: -1, weight: -0.81, says: 'its entries speak to people who take part' },
  openStates: { expected: 0.7, weight: 0.57, says: 'its entries have a word or sign for work that is planned or begun' },
  halfBoxes: { expected: 2, weight: 2.14, says: 'its entries have boxes that are half filled' },
  nested: { expected: 0.2, weight: 0.37, says: 'its entries have lists or text below them' },
  tableStatus: { expected: 1.5, weight: 0.97, says: 'a column of the table has states' },
  tableItems: { expected: 1, weight: 0.84, says: 'a column of the table may hold titles' },
  tableTitle: { expected: 1, weight: 0.78, says: 'the column of titles is named like one' },
  tableVersion: { expected: -1.5, weight: -1.54, says: 'the table lists releases or dates' },
  tableReleases: { expected: 1.5, weight: 1.5, says: 'the table has states, and releases that return, so its rows are no releases' },
  tableRepeats: { expected: -1.5, weight: -1.6, says: 'its title is that of a table that counts or ranks what is elsewhere' },
  tableTwo: { expected: -0.7, weight: -0.49, says: 'the table has only two columns' },
  headingFields: { expected: 2, weight: 1.84, says: 'fields or common labels describe the headings' },
  headingProse: { expected: 1.2, weight: 1.34, says: 'text stands below the headings' },
  headingLists: { expected: -1, weight: -1.45, says: 'lists stand below the headings, which may be the items' },
  headingTasks: { expected: -0.7, weight: -0.93, says: 'boxes stand below the headings' },
  headingEmpty: { expected: -1, weight: -1.05, says: 'nothing stands below the headings' },
  headingNumbers: { expected: 0.7, weight: 0.58, says: 'the headings are numbered' },
  headingPlans: { expected: -2, weight: -2.02, says: 'the headings are titles of plans' },
  headingVersions: { expected: -1.5, weight: -1.6, says: 'the headings are releases or dates' },
  headingExplains: { expected: -1.5, weight: -1.47, says: 'the headings explain, count or accompany items' },
  headingParts: { expected: -2, weight: -1.92, says: 'the headings name parts of an item, or return' },
  headingChildren: { expected: -0.7, weight: -0.81, says: 'other headings stand below the headings' },
  headingPartsBelow: { expected: 1, weight: 1.04, says: 'the headings below the headings name parts of an item' },
  headingWords: { expected: 0.5, weight: 0.36, says: 'the headings have many words' },
  fileTodo: { expected: 0.5, weight: 0.13, says: 'the file is named TODO or BUGS' },
  fileTasks: { expected: -1.5, weight: -1.98, says: 'the file has boxes, so other lists explain something' },
  fileProse: { expected: -0.7, weight: -0.73, says: 'the file has more text in paragraphs than in lists' },
  fileLearning: { expected: -3, weight: -3.16, says: 'the file’s headings speak of learning' },
  fileProcess: { expected: -1.5, weight: -1.49, says: 'many entries of the file speak to people who take part' },
  fileElsewhere: { expected: -0.7, weight: -0.83, says: 'the file is short and says that its items are elsewhere' },
  filePlanTitle: { expected: 0.3, weight: 0.22, says: 'the file’s title has a word for plans' },
  fileStatusTable: { expected: -1, weight: -1.01, says: 'the file has tables with states, so lists explain something' },
  fileNoHeadings: { expected: 0.5, weight: 0.45, says: 'the file has no headings' },
  fileSmall: { expected: 0.5, weight: 0.74, says: 'the file is short' },
  fileParts: { expected: -1.5, weight: -1.66, says: 'many headings of the file name parts of a design' },
  dominant: { expected: 0.5, weight: 0.44, says: 'it has most of the file’s entries' },
  familyDominant: { expected: 0.5, weight: 0.09, says: 'it and its like have most of the file’s entries' },
  descending: { expected: -1.5, weight: -1.75, says: 'releases go down the file, as in a history' },
  afterHistory: { expected: -3, weight: -3.17, says: 'it stands behind a heading such as History' },
  repeats: { expected: -1.5, weight: -1.68, says: 'its entries repeat earlier ones' },
};

export const WEIGHTS = Object.fromEntries(Object.entries(TABLE).map(([name, { weight }]) => [name, weight])) as Weights;

/** A proposal needs a sum above this, because a false item costs a maintainer more than a missed one. */
export const THRESHOLD = 0.3;

/** The names of all features, in the order of the table. */
export const FEATURE_NAMES = Object.keys(TABLE) as readonly FeatureName[];
