import { INPUTS, parsePath, parseRepository } from '../action/inputs.ts';
import type { Roadmap } from '../model/roadmap.ts';
import { isTracked } from '../model/tracked.ts';
import { ownLabels } from '../plan/issue/labels.ts';
import { checkLines } from '../report/check.ts';
import { outlineLines } from '../report/outline.ts';
import { outlineRows } from '../roadmap/propose/explain.ts';
import { type Proposal, propose } from '../roadmap/propose/propose.ts';
import { proposalYaml } from '../roadmap/propose/yaml.ts';
import { readLocalText, readText, roadmapsHere, STANDARD_INPUT } from './files.ts';
import { forTerminal, leftOut } from './for-terminal.ts';
import { UsageError, usage, type Values } from './options.ts';
import { defaultBranch } from './origin.ts';
import { workflowText } from './workflow.ts';
import { type Environment, type Output, worldOf } from './world.ts';
import { writeLocalFiles } from './write-files.ts';

/** The text of the proposed configuration file. @param labels the names of the repository's labels; empty if unknown */
function configText(proposal: Proposal, labels: readonly string[]): string {
  const own = Object.entries(ownLabels(labels)).map(([name, label]) => `  ${name}: ${JSON.stringify(label)}\n`);
  const body = proposalYaml(proposal).trimStart() + (own.length === 0 ? '' : `labels:\n${own.join('')}`);
  const head = '# What Roadmap Sync tracks in the roadmap. Remove what you do not want; `roadmap-sync check` shows how the file is read then.\n';
  return `${head}${body === '' ? '# Nothing is needed here: task items and known section titles are read without a configuration.\n' : body}`;
}

/**
 * Proposes a configuration and a workflow. With --repo it uses the labels of that repository. It takes no repository from the
 * environment or the clone, because without --repo it needs neither token nor network.
 */
export async function init(file: string | undefined, { repo, flags }: Values, environment: Environment): Promise<Output> {
  if (file === STANDARD_INPUT)
    throw new UsageError('`init` cannot read the standard input, because the workflow that it proposes names the path of the file.', 'init');
  const found = file === undefined ? roadmapsHere() : [];
  const path = usage('init', () => parsePath(file ?? found[0] ?? INPUTS.roadmap.default, 'FILE'));
  const repository = repo === undefined ? null : usage('init', () => parseRepository(repo, '--repo'));
  const labels = repository === null ? [] : await labelsOfRepository(repository, environment);
  const text = readLocalText(path);
  const plain = readText(text, path, '');
  const config = configText(propose(plain), labels);
  const branch = defaultBranch();
  const files = [
    { path: INPUTS.config.default, text: config },
    { path: '.github/workflows/roadmap.yml', text: workflowText(path, branch) },
  ];
  if (flags.has('write')) writeLocalFiles(files, flags.has('force'));
  const roadmap = readText(text, path, config);
  const written = flags.has('write') ? files.map((one) => `Wrote ${one.path}.`) : ['Nothing was written. Use --write to write this file and the workflow.'];
  const outline = outlineLines(outlineRows(plain), flags.has('explain'));
  const page = [
    ...(found.length < 2 ? [] : [`Several files may be meant: ${found.join(', ')}. This is ${path}; name another one to read it.`, '']),
    ...outline,
    ...(roadmap.items.length > 0 ? [] : [...NO_PLAN, '']),
    ...[`# ${INPUTS.config.default}`, config.trimEnd(), '', ...checkLines(path, roadmap), '', ...written],
    ...(flags.has('write') ? nextSteps(roadmap, branch) : []),
  ].join('\n');
  const { text: out, left } = forTerminal(`${page}\n`, environment);
  return { out, status: 0, err: leftOut(left) };
}

const NO_PLAN = [
  '`init` finds no items that it is sure of. The file is probably a text, a course, a checklist of how to work, or it names another place.',
  'To track something, write it as a box (`- [ ] Title`), or as a bullet under a heading such as “Not yet complete” or “Open bugs”.',
];

/** What to do once both files are written. */
function nextSteps({ items }: Roadmap, branch: string): string[] {
  const open = items.filter((item) => item.state === 'open' && item.issue === null && isTracked(item)).length;
  const limit = Number(INPUTS.maxCreates.default);
  const first =
    open > limit
      ? `3. The first run would create ${open} issues, more than the limit of ${limit}. Start the workflow by hand with max-creates ${open}.`
      : `3. The first run creates an issue for each open item without one: ${open}.`;
  return [
    '',
    'Next:',
    '1. Look at the items above. Change the configuration where they are wrong; `roadmap-sync check` shows the result.',
    `2. Commit both files and push them to ${branch}.`,
    first,
  ];
}

async function labelsOfRepository(repository: string, environment: Environment): Promise<readonly string[]> {
  const world = worldOf(repository, { pace: 'none', path: INPUTS.roadmap.default, configPath: INPUTS.config.default }, environment);
  return (await world.issues.labels()).map(({ name }) => name);
}
