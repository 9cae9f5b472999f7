/** What one folder of `src` may import. Everything that is not named here is refused by the linter. */
export interface Room {
  /** Below `src`; of an entry the file. */
  readonly name: string;
  /** One sentence for whoever meets the linter's refusal. */
  readonly says: string;
  /** Folders further down. */
  readonly rooms: readonly string[];
  /** Single files of folders that this one may not import as a whole, below `src`. */
  readonly files?: readonly string[];
  readonly packages?: readonly string[];
  /** No clock, network, environment or randomness: these come in as arguments. */
  readonly pure?: boolean;
  /** It implements the ports for one forge, such as GitHub. What other rooms know of a forge is listed in CONTRIBUTING.md. */
  readonly forge?: true;
}

const READING = ['roadmap/text', 'roadmap/markdown', 'roadmap/timeline', 'roadmap/read/title', 'roadmap/read'];
const ROADMAP = [...READING, 'roadmap/release'];
const PLAN = ['plan', 'plan/item', 'plan/status', 'plan/trust', 'plan/issue', 'plan/milestones', 'plan/files'];
const UPDATE = ['update', 'update/text', 'update/publish'];

/** The rooms from the bottom of the house to its top: each imports only what stands above it in this list. */
export const ROOMS: readonly Room[] = [
  { name: 'model', says: 'The model imports only itself.', rooms: [], pure: true },
  { name: 'node', says: 'What only Node can do.', rooms: ['model'], packages: ['node:vm'] },
  {
    name: 'roadmap/text',
    says: 'Text in, text out.',
    rooms: ['model'],
    packages: ['mdast', 'mdast-util-to-string', 'diff', 'fastest-levenshtein'],
    pure: true,
  },
  {
    name: 'roadmap/markdown',
    says: 'Only this room parses Markdown.',
    rooms: ['model', 'roadmap/text'],
    packages: ['mdast', 'remark', 'remark-gfm', 'unist-util-visit'],
    pure: true,
  },
  { name: 'roadmap/timeline', says: 'A timeline is read from a tree.', rooms: ['model', 'roadmap/text', 'roadmap/markdown'], packages: ['mdast'], pure: true },
  {
    name: 'roadmap/read/title',
    says: 'A title is read from its paragraph.',
    rooms: ['model', 'roadmap/text', 'roadmap/markdown'],
    files: ['roadmap/read/fields.ts', 'roadmap/read/rules.ts'],
    packages: ['mdast'],
    pure: true,
  },
  {
    name: 'roadmap/read',
    says: 'A roadmap is read from a tree.',
    rooms: ['model', 'roadmap/text', 'roadmap/markdown', 'roadmap/timeline', 'roadmap/read/title'],
    packages: ['mdast'],
    pure: true,
  },
  { name: 'roadmap/release', says: 'What of a roadmap concerns its release.', rooms: ['model', ...READING], pure: true },
  { name: 'chart', says: 'A picture is made of numbers and dates.', rooms: ['model', 'roadmap/text'], packages: ['d3-scale', 'd3-shape'], pure: true },
  { name: 'roadmap/propose/status', says: 'The words for a state follow from the text.', rooms: ['model', ...ROADMAP], packages: ['mdast'], pure: true },
  { name: 'roadmap/propose/titles', says: 'What a title says by itself.', rooms: ['model', ...ROADMAP], packages: [], pure: true },
  {
    name: 'roadmap/propose',
    says: 'A proposal follows from a reading.',
    rooms: ['model', ...ROADMAP, 'roadmap/propose/status', 'roadmap/propose/titles'],
    packages: ['mdast'],
    pure: true,
  },
  { name: 'roadmap/import', says: 'Text in, Markdown out.', rooms: ['model', ...ROADMAP], packages: ['mdast'], pure: true },
  { name: 'roadmap/edit/title', says: 'Words of a title change in its source.', rooms: ['model', ...ROADMAP], packages: ['mdast'], pure: true },
  {
    name: 'roadmap/edit/table',
    says: 'How the rows of a table are written follows from the others.',
    rooms: ['model', 'roadmap/text'],
    packages: ['fast-string-width'],
    pure: true,
  },
  {
    name: 'roadmap/edit/item',
    says: 'What changes inside one item.',
    rooms: ['model', ...ROADMAP, 'roadmap/edit/title', 'roadmap/edit/table'],
    files: ['roadmap/propose/vocabulary.ts'],
    packages: ['mdast'],
    pure: true,
  },
  {
    name: 'roadmap/edit/new',
    says: 'How a new item is written follows from the items beside it.',
    rooms: ['model', ...ROADMAP, 'roadmap/edit/title', 'roadmap/edit/table', 'roadmap/edit/item'],
    files: ['roadmap/edit/layout.ts', 'roadmap/edit/move.ts'],
    pure: true,
  },
  {
    name: 'roadmap/edit',
    says: 'Edits are splices into the text of a reading.',
    rooms: ['model', ...ROADMAP, 'roadmap/edit/title', 'roadmap/edit/table', 'roadmap/edit/item', 'roadmap/edit/new'],
    packages: ['mdast', 'unist-util-visit'],
    pure: true,
  },
  {
    name: 'update',
    says: 'A development update is a value made of the roadmap.',
    rooms: ['model', ...ROADMAP, 'roadmap/edit/title', 'roadmap/edit/item'],
    files: ['chart/data.ts', 'chart/forecast.ts'],
    packages: ['mdast', 'unist-util-visit'],
    pure: true,
  },
  { name: 'update/text', says: 'Texts are made of an update.', rooms: ['model', ...ROADMAP, 'roadmap/import', 'update'], packages: ['mdast'], pure: true },
  { name: 'update/publish', says: 'Publishing an update is planned here.', rooms: ['model', ...ROADMAP, 'update'], packages: ['feed'], pure: true },
  { name: 'plan/milestones', says: 'Decisions follow from the model and the roadmap.', rooms: ['model', ...ROADMAP], pure: true },
  { name: 'plan/issue', says: 'What an issue says follows from its item.', rooms: ['model', ...ROADMAP], packages: ['unist-util-visit'], pure: true },
  { name: 'plan/files', says: 'Which file an issue belongs to follows from the files and the state.', rooms: ['model', ...ROADMAP, 'plan/issue'], pure: true },
  {
    name: 'plan/trust',
    says: 'What of an issue counts follows from who wrote it.',
    rooms: ['model', ...ROADMAP, 'plan/issue'],
    files: ['plan/facts.ts'],
    pure: true,
  },
  {
    name: 'plan/status',
    says: 'How an item says its state follows from the file.',
    rooms: ['model', ...ROADMAP, 'roadmap/edit/item', 'roadmap/edit/new'],
    files: ['plan/facts.ts'],
    pure: true,
  },
  {
    name: 'plan/item',
    says: 'Decisions about one item follow from its two sides.',
    rooms: [
      'model',
      ...ROADMAP,
      'roadmap/edit/title',
      'roadmap/edit/table',
      'roadmap/edit/item',
      'roadmap/edit',
      'plan/issue',
      'plan/trust',
      'plan/milestones',
      'plan/status',
    ],
    files: ['plan/facts.ts', 'plan/match.ts'],
    pure: true,
  },
  { name: 'plan/commit', says: 'What a commit says follows from its operations.', rooms: ['model', 'roadmap/text'], pure: true },
  {
    name: 'plan',
    says: 'Decisions follow from the model and the roadmap.',
    rooms: [
      'model',
      ...ROADMAP,
      'roadmap/edit/title',
      'roadmap/edit/item',
      'roadmap/edit',
      'update/publish',
      'plan/issue',
      'plan/trust',
      'plan/milestones',
      'plan/files',
      'plan/item',
      'plan/commit',
    ],
    pure: true,
  },
  {
    name: 'config',
    says: 'A configuration is text that becomes a value.',
    rooms: ['model', ...ROADMAP, 'plan/issue', 'update/publish'],
    packages: ['valibot', 'yaml'],
  },
  { name: 'fleet', says: 'Lists and results of many repositories become values and a page.', rooms: ['roadmap/text'], packages: ['valibot'], pure: true },
  { name: 'state', says: 'The state is text that becomes a value.', rooms: ['model'], packages: ['valibot'], pure: true },
  {
    name: 'github/wire',
    says: 'Requests and answers know nothing of roadmaps.',
    rooms: ['model', 'roadmap/text'],
    packages: ['node:*', '@octokit/*', '@actions/github/lib/utils', 'valibot'],
    forge: true,
  },
  {
    name: 'github/state',
    says: 'Which ref holds the state, and how it moves, is decided here.',
    rooms: ['model', 'state', 'github/wire'],
    files: ['github/swap.ts'],
    packages: ['@octokit/*'],
    forge: true,
  },
  {
    name: 'github/issues',
    says: 'Issues and what belongs to them, on GitHub.',
    rooms: ['model', 'github/wire'],
    packages: ['@octokit/*'],
    forge: true,
  },
  {
    name: 'github',
    says: 'Only these rooms know octokit and git.',
    rooms: ['model', 'state', 'github/wire', 'github/state', 'github/issues'],
    files: ['roadmap/text/decode.ts', 'update/publish/wiki-page.ts', 'fleet/choose.ts'],
    packages: ['node:*', 'node:*/**', '@octokit/*', 'valibot'],
    forge: true,
  },
  { name: 'run/trust', says: 'Who wrote what an issue says is asked through the ports.', rooms: ['model', ...ROADMAP, ...PLAN], pure: true },
  {
    name: 'run/chart',
    says: 'When the picture is drawn, and what it shows.',
    rooms: ['model', 'chart', 'roadmap/release', 'plan', 'plan/issue', 'update', 'update/publish'],
    pure: true,
  },
  {
    name: 'run/eject',
    says: 'What is left of the action is found and taken away through the ports.',
    rooms: ['model', ...ROADMAP, 'plan/issue', 'plan/files', 'config'],
    pure: true,
  },
  { name: 'run/branch', says: 'What the branch takes and shows is asked through the ports.', rooms: ['model', ...PLAN], pure: true },
  {
    name: 'run/write',
    says: 'One operation is carried out through the ports.',
    rooms: ['model', 'roadmap/text', 'update/publish', ...PLAN, 'run/trust'],
    pure: true,
  },
  {
    name: 'run',
    says: 'A run asks the world through its ports.',
    rooms: ['model', ...ROADMAP, 'roadmap/edit', ...UPDATE, ...PLAN, 'config', 'run/trust', 'run/chart', 'run/branch', 'run/write'],
    files: ['state/state-ref.ts'],
    pure: true,
  },
  {
    name: 'report',
    says: 'A report is made of values; the entries write it.',
    rooms: ['model', ...ROADMAP, 'roadmap/propose', 'update', 'update/text'],
    files: ['plan/commit/acts.ts'],
    packages: ['diff'],
    pure: true,
  },
  {
    name: 'attempt',
    says: 'An attempt asks the world through its ports.',
    rooms: ['model', ...ROADMAP, 'update/publish', ...PLAN, 'run/branch', 'run/chart', 'run', 'report'],
    pure: true,
  },
  { name: 'sync.ts', says: 'The story asks the world through its ports.', rooms: ['model', 'run', 'attempt'], pure: true },
  {
    name: 'action',
    says: 'Inputs and context are read once, into values; reports are written.',
    rooms: ['model', 'roadmap/text', 'config', 'report'],
    files: ['roadmap/markdown/link.ts', 'state/state-ref.ts', 'plan/commit/template.ts'],
    packages: ['@actions/core', 'node:*'],
  },
  {
    name: 'cli/ask',
    says: 'Questions at a terminal know nothing of files and servers.',
    rooms: ['model', 'roadmap/text', 'roadmap/propose'],
    packages: ['@inquirer/core', 'node:*'],
  },
  {
    name: 'cli',
    says: 'The command line calls the story and writes its report.',
    rooms: [
      'model',
      ...ROADMAP,
      'roadmap/propose',
      'roadmap/import',
      'roadmap/edit',
      'plan',
      'plan/issue',
      'update',
      'update/text',
      'config',
      'fleet',
      'run/eject',
      'report',
      'action',
      'node',
      'cli/ask',
    ],
    files: ['sync.ts', 'github/world.ts', 'state/state-ref.ts', 'update/publish/bodies.ts', 'update/publish/destinations.ts'],
    packages: ['node:*', 'node:*/**', 'commander'],
  },
  {
    name: 'playground',
    says: 'The page in the browser reads as the action does.',
    rooms: ['model', ...ROADMAP, 'roadmap/propose', 'config', 'report'],
    pure: true,
  },
  {
    name: 'main.ts',
    says: 'The action calls the story and writes its report.',
    rooms: ['model', 'node', 'roadmap/text', 'update', 'update/text', 'report', 'action'],
    files: ['sync.ts', 'run/preview.ts', 'github/world.ts', 'run/request.ts', 'roadmap/markdown/link.ts'],
    packages: ['node:*', 'node:*/**', '@actions/core', '@actions/github'],
  },
];
