import * as v from 'valibot';
import { LineCounter, parseDocument } from 'yaml';
import { UserError } from '../model/errors.ts';
import { FIELD_KEYS, type Kind, type Role, type TableColumns } from '../model/roadmap.ts';
import { type ItemForm, SHAPE_OF_FORM, SHAPES } from '../model/shapes.ts';
import { LABELS, type LabelSet } from '../plan/issue/labels.ts';
import type { People } from '../plan/issue/people.ts';
import { NO_RULES, type Rules, type SectionRule, USUAL_WORDS } from '../roadmap/read/rules.ts';
import { canonicalTitle } from '../roadmap/read/sections.ts';
import { comparedName, composed } from '../roadmap/text/text.ts';
import type { UpdateSettings } from '../update/publish/destinations.ts';
import { labelSet, unknownLabels } from './labels.ts';
import { aliases, type ConfigPlace, fileAndLine, listMistakes, mistake, patternMistakes, refuse } from './mistakes.ts';
import { offsetOf } from './offset.ts';
import { patternTest } from './pattern.ts';
import { ConfigSchema, type section } from './schema.ts';

export interface Config {
  readonly rules: Rules;
  readonly labels: LabelSet;
  readonly people: People;
  readonly completed: 'move' | 'tick' | 'keep';
  /** Which open issues that were there before are linked to an item of the same title: any, those with the label `roadmap`, or none. */
  readonly adopt: 'titles' | 'labelled' | 'none';
  /** The milestone of open items; `title` null: the release in the roadmap's title. Null: milestones are not kept. */
  readonly milestone: { readonly title: string | null } | null;
  /** The time zone that decides when a day begins: an IANA name. */
  readonly timezone: string;
  readonly update: UpdateSettings | null;
  /** Where `next` puts the finished items of a release. */
  readonly released: 'file' | 'section';
  /** The path of the roadmap's picture; null: none is kept. */
  readonly chart: string | null;
}

export const DEFAULT_CONFIG_PATH = '.github/roadmap-sync.yml';

export const NO_CONFIG: Config = {
  rules: NO_RULES,
  labels: LABELS,
  people: {},
  completed: 'move',
  adopt: 'titles',
  milestone: null,
  timezone: 'UTC',
  update: null,
  released: 'file',
  chart: null,
};

/**
 * Reads the text of the configuration file.
 * @param path its path, for errors
 * @throws UserError with a line for each mistake: the file, the line, the key, what was expected, and the nearest name
 */
export function parseConfig(source: string, path: string): Config {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken !== undefined) {
    throw new UserError(
      `${path}, line ${lines.linePos(broken.pos[0]).line}: this is not valid YAML (${broken.message.split('\n')[0]}).`,
      'Correct the line. Nothing was written.',
    );
  }
  const lineOf = (keys: readonly PropertyKey[]): number => lines.linePos(offsetOf(document.contents, keys)).line;
  const place: ConfigPlace = { path, lineOf };
  // The value of an alias is unknown, so the other checks would report false mistakes.
  refuse(aliases(document, (offset) => lines.linePos(offset).line, path));
  const value: unknown = document.toJS() ?? {};
  if (Array.isArray(value)) throw new UserError(`${fileAndLine(path, 1)} the file is a list.`, 'Expected a map of keys such as `sections:`.');
  const lists = listMistakes(value, place);
  const result = v.safeParse(ConfigSchema, value);
  // The schema takes a list for a map with the keys 0, 1, 2. Its mistakes about such entries would only confuse.
  const issues = (result.issues ?? []).filter(({ path: way }) => !lists.some(({ key }) => key === way?.[0]?.key));
  refuse([...lists, ...issues.map((issue) => mistake(issue, place)), ...patternMistakes(value, place), ...unknownLabels(value, place)]);
  if (!result.success) throw new Error('A failure without an issue.');
  const { output } = result;
  return {
    rules: {
      sections: output.sections.map((rule, index) => sectionRule(rule, lineOf(['sections', index]), path)),
      prefixes: { bug: output.kinds.bug ?? [], feature: output.kinds.feature ?? [] },
      words: configuredWords(output),
      titles: output.titles ?? null,
      blockerWords: output.words.blocker ?? [],
      // Without a release to look after, `deferred` and the like are words as any others.
      deferred: output.words.deferred ?? (output.update === undefined && output.milestone === false ? null : []),
    },
    labels: labelSet(output.labels, place),
    people: peopleOf(output.people),
    completed: output.completed,
    adopt: output.adopt,
    milestone: namedOrNone(output.milestone, (title) => ({ title })),
    timezone: output.timezone,
    released: output.released,
    chart: output.chart ?? null,
    update: output.update === undefined ? null : updateTargets(output.update),
  };
}

const DEFAULT_UPDATE_FILE = 'updates/{date}.md';
const DEFAULT_FEED = 'updates/feed.xml';
const DEFAULT_STATUS = 'updates/status.json';

function updateTargets({ file, comment, wiki, feed, status }: NonNullable<v.InferOutput<typeof ConfigSchema>['update']>): UpdateSettings {
  return {
    file: file === true ? DEFAULT_UPDATE_FILE : file || null,
    comment: comment ?? null,
    wiki: namedOrNone(wiki, (page) => ({ page })),
    feed: feed === true ? DEFAULT_FEED : feed || null,
    status: status === true ? DEFAULT_STATUS : status || null,
  };
}

/** A setting that is off, a name, or `true`. For `true` the roadmap decides the name later. */
function namedOrNone<Named>(value: string | boolean, of: (name: string | null) => Named): Named | null {
  return value === false ? null : of(value === true ? null : value);
}

/** The words for finished and for open items. Items that say by a word that they are finished have the usual words if the configuration names none. */
function configuredWords({ sections, words, completed }: v.InferOutput<typeof ConfigSchema>): Rules['words'] {
  const ofStatus = (form: ItemForm | undefined) => form !== undefined && SHAPES[SHAPE_OF_FORM[form]].finishedBy === 'status';
  const needed = sections.some(({ items }) => [items].flat().some(ofStatus));
  // An item that is dropped in its place is struck through, if no word says it.
  return {
    done: words.done ?? (needed || completed === 'keep' ? USUAL_WORDS.done : []),
    dropped: words.dropped ?? (needed ? USUAL_WORDS.dropped : []),
    ...(words.open === undefined ? {} : { open: words.open }),
  };
}

type SectionInput = v.InferOutput<typeof section>;

/** What stands between two titles of a path. */
const PATH_SEPARATOR = ' > ';

function sectionRule(input: SectionInput, line: number, file: string): SectionRule {
  const name = input.title ?? input.pattern ?? input.path ?? '';
  const canonical = canonicalTitle(name);
  const isExactly = (title: string): boolean => input.title !== undefined && composed(title).trim() === composed(name).trim();
  const pattern = input.pattern === undefined ? null : patternTest(input.pattern, fileAndLine(file, line));
  const path = input.path === undefined ? null : patternTest(input.path, fileAndLine(file, line));
  const matches = (title: string, titles: readonly string[]): boolean =>
    pattern?.(title) ?? path?.(titles.join(PATH_SEPARATOR)) ?? (isExactly(title) || (canonical !== '' && canonicalTitle(title) === canonical));
  const roles: Readonly<Record<SectionInput['role'], { role: Role; external?: true; release?: string; timeline?: true }>> = {
    open: { role: 'open' },
    external: { role: 'open', external: true },
    later: { role: 'open', release: 'later' },
    done: { role: 'done' },
    resolved: { role: 'resolved' },
    dropped: { role: 'dropped' },
    never: { role: 'never' },
    timeline: { role: 'never', timeline: true },
  };
  const { role: itsRole, external = false, release, timeline = false } = roles[input.role];
  const byRole: Kind | null = input.role === 'resolved' ? 'bug' : null;
  return {
    name,
    line,
    isExactly,
    matches,
    // Above the first heading nothing would show that items are finished.
    top: (path?.('') ?? false) && ['open', 'never'].includes(itsRole),
    role: itsRole,
    timeline,
    external,
    kind: input.kind ?? byRole,
    release: input.release ?? release ?? null,
    priority: input.priority ?? null,
    items: input.items ?? ['bullets'],
    columns: namedColumns(input.columns ?? {}),
  };
}

/** The columns by what they hold. A column that is named for the field `status` shows whether a row is finished. */
function namedColumns({ title, status, ...others }: Readonly<Record<string, string | undefined>>): TableColumns {
  const headerOf = (meaning: string) => Object.entries(others).find(([, value]) => value === meaning)?.[0];
  const fields = FIELD_KEYS.filter((key) => key !== 'status').flatMap((key) => {
    const header = headerOf(key);
    return header === undefined ? [] : [{ header: header.trim(), key }];
  });
  const notes = headerOf('notes')?.trim();
  return { title: title ?? headerOf('title') ?? null, status: status ?? headerOf('status') ?? null, fields, ...(notes === undefined ? {} : { notes }) };
}

function peopleOf(people: Readonly<Record<string, string>>): People {
  return Object.fromEntries(Object.entries(people).map(([name, login]) => [comparedName(name), { name: name.trim(), login: login.replace(/^@/, '') }]));
}
