import * as v from 'valibot';
import { LineCounter, parseDocument } from 'yaml';
import { UserError } from '../model/errors.ts';
import type { Kind, Role } from '../model/roadmap.ts';
import { LABELS, type LabelSet } from '../plan/issue/labels.ts';
import type { People } from '../plan/issue/people.ts';
import { NO_RULES, type Rules, type SectionRule } from '../roadmap/read/rules.ts';
import { canonicalTitle } from '../roadmap/read/sections.ts';
import type { UpdateSettings } from '../update/publish/destinations.ts';
import { labelSet, unknownLabels } from './labels.ts';
import { aliases, type ConfigPlace, fileAndLine, listMistakes, mistake, patternMistakes, patternOf, refuse } from './mistakes.ts';
import { offsetOf } from './offset.ts';
import { ConfigSchema, type section } from './schema.ts';

export interface Config {
  readonly rules: Rules;
  readonly labels: LabelSet;
  readonly people: People;
  readonly completed: 'move' | 'tick';
  /** Issues with our label enter the file on the very first run, too. */
  readonly adopt: boolean;
  /** The milestone of open items; `title` null: the release in the roadmap's title. Null where milestones are not kept. */
  readonly milestone: { readonly title: string | null } | null;
  /** Where a day begins: an IANA name. */
  readonly timezone: string;
  readonly update: UpdateSettings | null;
}

export const DEFAULT_CONFIG_PATH = '.github/roadmap-sync.yml';

export const NO_CONFIG: Config = {
  rules: NO_RULES,
  labels: LABELS,
  people: {},
  completed: 'move',
  adopt: false,
  milestone: null,
  timezone: 'UTC',
  update: null,
};

/**
 * Reads the configuration file's text.
 * @param path its path, for errors @throws UserError that names of every mistake the file, the line and the key, what was expected, and the nearest name
 */
export function parseConfig(source: string, path: string): Config {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken !== undefined) {
    throw new UserError(
      `${path}, line ${lines.linePos(broken.pos[0]).line}: this is not YAML (${broken.message.split('\n')[0]}).`,
      'Correct the line; nothing was read and nothing written.',
    );
  }
  const lineOf = (keys: readonly PropertyKey[]): number => lines.linePos(offsetOf(document.contents, keys)).line;
  const place: ConfigPlace = { path, lineOf };
  // A value behind an alias is not known, so nothing else is looked at.
  refuse(aliases(document, (offset) => lines.linePos(offset).line, path));
  const value: unknown = document.toJS() ?? {};
  if (Array.isArray(value)) throw new UserError(`${fileAndLine(path, 1)} the file is a list.`, 'Expected a map of keys such as `sections:`.');
  const lists = listMistakes(value, place);
  const result = v.safeParse(ConfigSchema, value);
  // A list would pass for a map from 0, 1, 2 on: what the schema says of its entries says nothing.
  const issues = (result.issues ?? []).filter(({ path: way }) => !lists.some(({ key }) => key === way?.[0]?.key));
  refuse([...lists, ...issues.map((issue) => mistake(issue, place)), ...patternMistakes(value, place), ...unknownLabels(value, place)]);
  if (!result.success) throw new Error('A failure without an issue.');
  const { output } = result;
  return {
    rules: {
      sections: output.sections.map((rule, index) => sectionRule(rule, lineOf(['sections', index]))),
      prefixes: { bug: output.kinds.bug ?? [], feature: output.kinds.feature ?? [] },
      words: configuredWords(output),
    },
    labels: labelSet(output.labels, place),
    people: peopleOf(output.people),
    completed: output.completed,
    adopt: output.adopt === 'labelled',
    milestone: namedOrNone(output.milestone, (title) => ({ title })),
    timezone: output.timezone,
    update: output.update === undefined ? null : updateTargets(output.update),
  };
}

const DEFAULT_UPDATE_FILE = 'updates/{date}.md';

function updateTargets({ file, comment, wiki }: NonNullable<v.InferOutput<typeof ConfigSchema>['update']>): UpdateSettings {
  return { file: file === true ? DEFAULT_UPDATE_FILE : file || null, comment: comment ?? null, wiki: namedOrNone(wiki, (page) => ({ page })) };
}

/** What may be turned on without a name: `true` leaves the name to what is known of the roadmap. */
function namedOrNone<Named>(value: string | boolean, of: (name: string | null) => Named): Named | null {
  return value === false ? null : of(value === true ? null : value);
}

/** Headings and rows have no box to tick: where no words are given for what is finished, these are written and read. */
function configuredWords({ sections, words }: v.InferOutput<typeof ConfigSchema>): Rules['words'] {
  const needed = sections.some(({ items }) => [items].flat().some((form) => form === 'headings' || form === 'table'));
  return { done: words.done ?? (needed ? USUAL_WORDS.done : []), dropped: words.dropped ?? (needed ? USUAL_WORDS.dropped : []) };
}

/** The first of each is what is written. */
const USUAL_WORDS: Rules['words'] = {
  done: ['Done', 'Completed', 'Finished', 'Shipped', 'Released', '✅'],
  dropped: ['Dropped', 'Cancelled', 'Canceled', 'Rejected'],
};

type SectionInput = v.InferOutput<typeof section>;

function sectionRule(input: SectionInput, line: number): SectionRule {
  const name = input.title ?? input.pattern ?? '';
  const canonical = canonicalTitle(name);
  const isExactly = (title: string): boolean => input.title !== undefined && title.trim() === name.trim();
  const pattern = input.pattern === undefined ? null : patternOf(input.pattern);
  const matches = (title: string): boolean => pattern?.test(title) ?? (isExactly(title) || (canonical !== '' && canonicalTitle(title) === canonical));
  const roles: Readonly<Record<SectionInput['role'], { role: Role; external?: true; release?: string }>> = {
    open: { role: 'open' },
    external: { role: 'open', external: true },
    later: { role: 'open', release: 'later' },
    done: { role: 'done' },
    resolved: { role: 'resolved' },
    dropped: { role: 'dropped' },
    never: { role: 'never' },
  };
  const { role: itsRole, external = false, release } = roles[input.role];
  const byRole: Kind | null = input.role === 'resolved' ? 'bug' : null;
  return {
    name,
    line,
    isExactly,
    matches,
    role: itsRole,
    external,
    kind: input.kind ?? byRole,
    release: input.release ?? release ?? null,
    items: input.items ?? ['bullets'],
    columns: { title: input.columns?.title ?? null, status: input.columns?.status ?? null },
  };
}

function peopleOf(people: Readonly<Record<string, string>>): People {
  return Object.fromEntries(Object.entries(people).map(([name, login]) => [name.trim().toLowerCase(), { name: name.trim(), login: login.replace(/^@/, '') }]));
}
