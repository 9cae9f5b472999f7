import { parsePath, parseRepository } from '../action/input-values.ts';
import { INPUTS } from '../action/inputs.ts';
import { parseConfig } from '../config/config.ts';
import type { Roadmap } from '../model/roadmap.ts';
import { isTracked } from '../model/tracked.ts';
import { ownLabels } from '../plan/issue/labels.ts';
import { LOGIN } from '../plan/issue/people.ts';
import { checkLines } from '../report/check.ts';
import { outlineLines, outlineParts } from '../report/outline.ts';
import type { FamilyAnswers } from '../roadmap/propose/choose.ts';
import { outlineRows } from '../roadmap/propose/explain.ts';
import type { Proposal } from '../roadmap/propose/propose.ts';
import { proposalYaml } from '../roadmap/propose/yaml.ts';
import { logLine, printableJson } from '../roadmap/text/escape.ts';
import { draftProposal, type RoadmapDraft, readDraft, setUpTogether } from './drafts.ts';
import { readText, roadmapsHere, STANDARD_INPUT } from './files.ts';
import { forTerminal, leftOut } from './for-terminal.ts';
import { UsageError, usage, type Values } from './options.ts';
import { defaultBranch } from './origin.ts';
import { presentConfig, proposedFiles } from './proposed-files.ts';
import { screenOf } from './screen.ts';
import { workflowText } from './workflow.ts';
import { connectionOptions, type Environment, type Output, worldOf } from './world.ts';
import { type TextFile, writeLocalFiles } from './write-files.ts';

/** The proposed keys as YAML; empty if none is needed. */
function configBody(proposal: Proposal, { labels, people }: OfRepository): string {
  const lines = (key: string, values: object) => {
    const own = Object.entries(values).map(
      ([name, value]) => `  ${key === 'people' ? printableJson(JSON.stringify(name)) : name}: ${printableJson(JSON.stringify(value))}\n`,
    );
    return own.length === 0 ? '' : `${key}:\n${own.join('')}`;
  };
  return proposalYaml(proposal).trimStart() + lines('labels', ownLabels(labels)) + lines('people', people);
}

/**
 * Proposes a configuration and a workflow; at a terminal a person may correct how a file is understood. With --repo it uses the labels
 * and people of that repository. It takes no repository from the environment or the clone, because without --repo it needs neither token nor network.
 */
export async function init(file: string | undefined, values: Values, environment: Environment): Promise<Output> {
  const { repo, flags } = values;
  if (file === STANDARD_INPUT)
    throw new UsageError('`init` cannot read the standard input, because the workflow that it proposes names the path of the file.', 'init');
  const found = file === undefined ? roadmapsHere() : [file];
  const paths = (found.length === 0 ? [INPUTS.roadmap.default] : found).map((path) => usage('init', () => parsePath(path, 'FILE')));
  const repository = repo === undefined ? null : usage('init', () => parseRepository(repo, '--repo'));
  const all = paths.map(readDraft);
  const known = repository === null ? { labels: [], people: {} } : await ofRepository(repository, all, values, environment);
  const present = presentConfig();
  // Rules that a person has written stay, so questions would change nothing.
  const hasRules = present !== null && !flags.has('force') && parseConfig(present, INPUTS.config.default).rules.sections.length > 0;
  const terminal = flags.has('yes') || hasRules ? null : terminalOf(environment);
  const answers = new Map<RoadmapDraft, FamilyAnswers>();
  for (const draft of all) answers.set(draft, terminal === null ? new Map() : await answersAt(terminal, draft));
  const answersFor = (draft: RoadmapDraft) => answers.get(draft) ?? new Map();
  const {
    proposal,
    drafts,
    left: leftFiles,
  } = setUpTogether(
    all,
    all.map((draft) => draftProposal(draft, answersFor(draft))),
  );
  const branch = defaultBranch();
  const workflow = workflowText(
    drafts.map(({ path }) => path),
    branch,
  );
  const readsItems = drafts.some(({ plain }) => plain.items.length > 0);
  const { config, files, told } = proposedFiles(configBody(proposal, known), workflow, readsItems, flags.has('force'));
  const write = files.length > 0 && (flags.has('write') || (terminal !== null && (await askToWrite(files, terminal))));
  if (write) writeLocalFiles(files, flags.has('force'));
  const readings = drafts.map(({ text, path }) => ({ path, roadmap: readText(text, path, config) }));
  const written = write
    ? files.map((one) => `Wrote ${one.path}.`)
    : [files.length === 0 ? 'Nothing has to be written.' : 'Nothing was written. Use --write to write this file and the workflow.'];
  const page = [
    ...(all.length < 2 ? [] : [`Several files may be meant: ${paths.join(', ')}. Name one to set up only that one.`, '']),
    ...all.flatMap((draft) => [
      ...(all.length < 2 ? [] : [`# ${draft.path}`, '']),
      ...outlineLines(outlineRows(draft.facts, answersFor(draft)), flags.has('explain')),
    ]),
    ...(readings.some(({ roadmap }) => roadmap.items.length > 0) ? [] : [...NO_PLAN, '']),
    ...[`# ${INPUTS.config.default}`, config.trimEnd(), ''],
    ...readings.flatMap(({ path, roadmap }) => [...checkLines(path, roadmap), '']),
    ...[...leftFiles, ...told].map(logLine),
    ...written,
    ...(write ? nextSteps(readings, branch) : []),
  ].join('\n');
  const { text: out, left } = forTerminal(`${page}\n`, environment);
  return { out, status: 0, err: leftOut(left) };
}

interface Terminal {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly width: number;
}

/** The terminal, if a person sits there who can be asked. */
function terminalOf(environment: Environment): Terminal | null {
  const { stdin: input, stdout: output } = process;
  if (input.isTTY !== true || output.isTTY !== true || environment['TERM'] === 'dumb') return null;
  return { input, output, width: screenOf(output, environment).width ?? 80 };
}

/** What a person says of the file's families. */
async function answersAt(terminal: Terminal, draft: RoadmapDraft): Promise<FamilyAnswers> {
  const { text, path, facts } = draft;
  const rowsWith = (answers: FamilyAnswers) => outlineRows(facts, answers);
  const { unsure, read, finished, others } = outlineParts(rowsWith(new Map()));
  const keys = [...unsure, ...read, ...finished, ...others].map(({ key }) => key);
  if (keys.length === 0) return new Map();
  const countWith = (answers: FamilyAnswers) => {
    const items = readText(text, path, proposalYaml(draftProposal(draft, answers))).items.filter(isTracked);
    const open = items.filter(({ state }) => state === 'open').length;
    return `${open} open, ${items.length - open} finished`;
  };
  // Only a person at a terminal needs the prompts, so nothing else loads them.
  const { askOutline } = await import('./ask/ask.ts');
  return askOutline({ path, keys, unsure: new Set(unsure.map(({ key }) => key)), rowsWith, countWith }, terminal);
}

async function askToWrite(files: readonly TextFile[], terminal: Terminal): Promise<boolean> {
  const { askYes } = await import('./ask/ask.ts');
  return askYes(`Write ${files.map(({ path }) => path).join(' and ')}?`, terminal);
}

const NO_PLAN = [
  '`init` finds no items that it is sure of. The file is probably a text, a course, a checklist of how to work, or it names another place.',
  'To track something, write it as a box (`- [ ] Title`), or as a bullet under a heading such as “Not yet complete” or “Open bugs”.',
];

/** What to do once both files are written. */
function nextSteps(readings: ReadonlyArray<{ readonly path: string; readonly roadmap: Roadmap }>, branch: string): string[] {
  const limit = Number(INPUTS.maxCreates.default);
  const isNew = (item: Roadmap['items'][number]) => item.state === 'open' && item.issue === null && isTracked(item);
  const firsts = readings.map(({ path, roadmap: { items } }) => {
    const open = items.filter(isNew).length;
    const of = readings.length === 1 ? '' : ` of ${path}`;
    return open > limit
      ? `The first run would create ${open} issues${of}, more than the limit of ${limit}. Start the workflow by hand with max-creates ${open}.`
      : `The first run creates an issue for each open item${of} without one: ${open}.`;
  });
  return [
    '',
    'Next:',
    '1. Look at the items above. Change the configuration where they are wrong; `roadmap-sync check` shows the result.',
    `2. Commit both files and push them to ${branch}.`,
    ...firsts.map((first, index) => `${index + 3}. ${first}`),
  ];
}

/** What a repository tells for its configuration. */
interface OfRepository {
  readonly labels: readonly string[];
  /** Owners in the file whose names are logins of people who can be assigned. */
  readonly people: Readonly<Record<string, string>>;
}

/** Each owner costs a request, and a file of a stranger may name many. */
const MOST_OWNERS = 20;

async function ofRepository(repository: string, drafts: readonly RoadmapDraft[], values: Values, environment: Environment): Promise<OfRepository> {
  const connection = { ...usage('init', () => connectionOptions(values)), pace: 'none' } as const;
  const world = worldOf(repository, { ...connection, path: INPUTS.roadmap.default, configPath: INPUTS.config.default }, environment);
  const labels = (await world.issues.labels()).map(({ name }) => name);
  const items = drafts.flatMap(({ plain }) => plain.items);
  const owners = items.flatMap(({ fields }) => (fields.owner?.value ?? '').split(/\s*[,;]\s*/)).filter((name) => !name.startsWith('@') && LOGIN.test(name));
  const names = [...new Set(owners)].slice(0, MOST_OWNERS);
  if (names.length === 0) return { labels, people: {} };
  const { logins } = await world.issues.assignable(names.map((name) => name.toLowerCase()));
  return { labels, people: Object.fromEntries(names.filter((name) => logins.has(name.toLowerCase())).map((name) => [name, name.toLowerCase()])) };
}
