import * as v from 'valibot';
import { LineCounter, parseDocument, visit } from 'yaml';
import { UserError } from '../model/errors.ts';
import type { LabelSpec } from '../model/issue.ts';
import { type Kind, PRIORITIES, type Priority, type Role } from '../model/roadmap.ts';
import { allLabels, LABELS, type LabelSet } from '../plan/issue/labels.ts';
import type { People } from '../plan/issue/people.ts';
import { NO_RULES, type Rules, type SectionRule } from '../roadmap/read/rules.ts';
import { canonicalTitle } from '../roadmap/read/sections.ts';
import { oneLine } from '../roadmap/text/text.ts';
import type { UpdateSettings } from '../update/publish/destinations.ts';
import { mistake, nearest, offsetOf } from './mistakes.ts';
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
 * @param path its path, for errors @throws UserError that names file, line and key, what was expected, and the nearest name
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
  visit(document, {
    Alias(_, alias) {
      throw new UserError(
        `${path}, line ${lines.linePos(alias.range?.[0] ?? 0).line}: \`*${oneLine(alias.source)}\` is an alias to YAML.`,
        'Put the text in quotes where it is meant as it is written; aliases are not read.',
      );
    },
  });
  const value: unknown = document.toJS() ?? {};
  const lineOf = (keys: readonly PropertyKey[]): number => lines.linePos(offsetOf(document.contents, keys)).line;
  if (Array.isArray(value)) throw new UserError(`${path}, line 1: the file is a list.`, 'Expected a map of keys such as `sections:`.');
  for (const key of ['people', 'labels'] as const) {
    // A list would pass for a map from 0, 1, 2 on.
    if (typeof value === 'object' && value !== null && key in value && Array.isArray((value as Readonly<Record<string, unknown>>)[key]))
      throw new UserError(
        `${path}, line ${lineOf([key])}: \`${key}\` is a list.`,
        `Expected a map, such as \`${key === 'people' ? 'Jan B.: janb' : 'bug: kind/bug'}\`.`,
      );
  }
  const result = v.safeParse(ConfigSchema, value);
  if (!result.success) throw mistake(result.issues[0], path, lineOf);
  const { output } = result;
  return {
    rules: {
      sections: output.sections.map((rule, index) => sectionRule(rule, path, lineOf(['sections', index]))),
      prefixes: { bug: output.kinds.bug ?? [], feature: output.kinds.feature ?? [] },
      words: wordsOf(output),
    },
    labels: labelSet(output.labels, path, lineOf),
    people: peopleOf(output.people),
    completed: output.completed,
    adopt: output.adopt === 'labelled',
    milestone: named(output.milestone, (title) => ({ title })),
    timezone: output.timezone,
    update: output.update === undefined ? null : updateTargets(output.update),
  };
}

const DEFAULT_UPDATE_FILE = 'updates/{date}.md';

function updateTargets({ file, comment, wiki }: NonNullable<v.InferOutput<typeof ConfigSchema>['update']>): UpdateSettings {
  return { file: file === true ? DEFAULT_UPDATE_FILE : file || null, comment: comment ?? null, wiki: named(wiki, (page) => ({ page })) };
}

/** What may be turned on without a name: `true` leaves the name to what is known of the roadmap. */
function named<Named>(value: string | boolean, of: (name: string | null) => Named): Named | null {
  return value === false ? null : of(value === true ? null : value);
}

/** Headings and rows have no box to tick: where no words are given for what is finished, these are written and read. */
function wordsOf({ sections, words }: v.InferOutput<typeof ConfigSchema>): Rules['words'] {
  const needed = sections.some(({ items }) => [items].flat().some((form) => form === 'headings' || form === 'table'));
  return { done: words.done ?? (needed ? USUAL_WORDS.done : []), dropped: words.dropped ?? (needed ? USUAL_WORDS.dropped : []) };
}

/** The first of each is what is written. */
const USUAL_WORDS: Rules['words'] = {
  done: ['Done', 'Completed', 'Finished', 'Shipped', 'Released', '✅'],
  dropped: ['Dropped', 'Cancelled', 'Canceled', 'Rejected'],
};

type SectionInput = v.InferOutput<typeof section>;

function sectionRule(input: SectionInput, path: string, line: number): SectionRule {
  const name = input.title ?? input.pattern ?? '';
  const canonical = canonicalTitle(name);
  const isExactly = (title: string): boolean => input.title !== undefined && title.trim() === name.trim();
  let matches = (title: string): boolean => isExactly(title) || (canonical !== '' && canonicalTitle(title) === canonical);
  if (input.pattern !== undefined) {
    try {
      const pattern = new RegExp(input.pattern, 'iu');
      matches = (title) => pattern.test(title);
    } catch (error) {
      throw new UserError(
        `${path}, line ${line}: \`pattern\` is no regular expression (${error instanceof Error ? error.message : ''}).`,
        'Correct it, or use `title` for an exact title.',
      );
    }
  }
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

/** The labels with what the configuration says of them. `priority` names all levels at once, with `{level}`. */
type LabelsInput = v.InferOutput<typeof ConfigSchema>['labels'];

function labelSet(given: LabelsInput, path: string, lineOf: (keys: readonly PropertyKey[]) => number): LabelSet {
  const known = [...allLabels(LABELS).map(({ name }) => name), 'priority'];
  for (const key of Object.keys(given)) {
    if (!known.includes(key))
      throw new UserError(
        `${path}, line ${lineOf(['labels', key])}: unknown label \`${key}\` in \`labels\`.`,
        `Expected one of ${known.map((name) => `\`${name}\``).join(', ')}${nearest(key, known)}.`,
      );
  }
  const change = (spec: LabelSpec, level?: Priority): LabelSpec => {
    const own = given[spec.name] ?? (level === undefined ? undefined : given['priority']);
    if (own === undefined) return spec;
    const { name, color = spec.color, description = spec.description } = typeof own === 'string' ? { name: own } : own;
    return { name: name.replace('{level}', level ?? ''), color: color.replace('#', '').toLowerCase(), description };
  };
  const priority = Object.fromEntries(PRIORITIES.map((level) => [level, change(LABELS.priority[level], level)])) as Record<Priority, LabelSpec>;
  const set: LabelSet = {
    roadmap: change(LABELS.roadmap),
    bug: change(LABELS.bug),
    feature: change(LABELS.feature),
    external: change(LABELS.external),
    priority,
  };
  checkNames(set, given, path, lineOf);
  return set;
}

/** GitHub's longest name of a label. */
const MAX_LABEL = 50;

/** What a label means must be told from its name. */
function checkNames(set: LabelSet, given: LabelsInput, path: string, lineOf: (keys: readonly PropertyKey[]) => number): void {
  const seen = new Map<string, string>();
  const ours = allLabels(LABELS).map(({ name }) => name);
  for (const [index, { name }] of allLabels(set).entries()) {
    const own = ours[index] ?? name;
    const key = given[own] === undefined && own.startsWith('priority: ') ? 'priority' : own;
    const where = `${path}, line ${lineOf(['labels', key])}`;
    if ([...name].length > MAX_LABEL) throw new UserError(`${where}: the label “${name}” is too long.`, `Expected at most ${MAX_LABEL} characters.`);
    const other = seen.get(name.toLowerCase());
    if (other !== undefined) {
      const remedy = key === 'priority' ? 'Write `{level}` where the level stands, such as `priority/{level}`.' : 'Give each its own name.';
      throw new UserError(`${where}: \`${other}\` and \`${own}\` would both be the label “${name}”.`, remedy);
    }
    seen.set(name.toLowerCase(), own);
  }
}

function peopleOf(people: Readonly<Record<string, string>>): People {
  return Object.fromEntries(Object.entries(people).map(([name, login]) => [name.trim().toLowerCase(), { name: name.trim(), login: login.replace(/^@/, '') }]));
}
