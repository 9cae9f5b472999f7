import { INPUTS } from '../action/inputs.ts';

/** One option of the command line. The help, the parser and the completion use it. */
export interface OptionSpec {
  readonly description: string;
  /** The placeholder of its value in the help; null: a flag without a value. */
  readonly value: string | null;
  readonly default?: string;
  /** All possible values, for the completion. */
  readonly choices?: readonly string[];
}

export const OPTIONS = {
  repo: { value: 'owner/name', description: 'the repository' },
  roadmap: { value: 'PATH', description: 'path of the roadmap in the repository', default: INPUTS.roadmap.default },
  config: { value: 'PATH', description: 'path of the configuration file', default: INPUTS.config.default },
  'max-creates': { value: 'N', description: 'refuse a plan that creates more issues', default: INPUTS.maxCreates.default },
  'max-closes': { value: 'N', description: 'refuse a plan that closes more issues', default: INPUTS.maxCloses.default },
  'max-changes': { value: 'N', description: 'refuse a plan that changes more items of the file', default: INPUTS.maxChanges.default },
  'max-minutes': { value: 'N', description: 'stop cleanly before so many minutes are over', default: INPUTS.maxMinutes.default },
  conflict: {
    value: 'SIDE',
    description: 'which side wins where both changed the same field: auto, roadmap or issue',
    default: INPUTS.conflict.default,
    choices: ['auto', 'roadmap', 'issue'],
  },
  pace: { value: 'PACE', description: 'how fast to write: github or none', default: INPUTS.pace.default, choices: ['github', 'none'] },
  date: { value: 'DATE', description: 'ISO date to use as today, such as 2026-11-23' },
  format: { value: 'FORMAT', description: 'markdown, or text for a mailing list', default: 'markdown', choices: ['markdown', 'text'] },
  json: { value: null, description: 'print JSON' },
  strict: { value: null, description: 'exit with 1 if there is a warning or an error' },
  write: { value: null, description: 'write the configuration and the workflow' },
  force: { value: null, description: 'replace existing files, and keep what was there as *.old' },
  yes: { value: null, description: 'ask nothing, and take the proposal as it is' },
  report: { value: 'FOLDER', description: 'print one page of the results of all jobs, from this folder' },
  explain: { value: null, description: 'say what speaks for and against each family of sections' },
} as const satisfies Record<string, OptionSpec>;

export type OptionName = keyof typeof OPTIONS;

export interface CommandSpec {
  readonly summary: string;
  /** The argument after the command; null: it takes none. */
  readonly argument: { readonly name: string; readonly description: string; readonly choices?: readonly string[] } | null;
  readonly options: readonly OptionName[];
  /** Descriptions of options that mean something special to this command. */
  readonly notes?: Readonly<Partial<Record<OptionName, string>>>;
  readonly examples: readonly string[];
}

const ROADMAP_FILE = `the roadmap (${INPUTS.roadmap.default})`;
const SYNC_OPTIONS = ['repo', 'roadmap', 'config', 'max-creates', 'max-closes', 'max-changes', 'max-minutes', 'conflict', 'pace', 'date', 'json'] as const;
const SYNC_NOTES = { repo: 'the repository (GITHUB_REPOSITORY, or else that of the remote `origin` of this clone)' };

/** The table of commands. The help and the completion are made from it; the README is tested against it. */
export const COMMANDS = {
  check: {
    summary: 'show how a file is read; needs no network',
    argument: { name: '[FILE]', description: `${ROADMAP_FILE}; \`-\` reads the standard input` },
    options: ['config', 'json', 'strict'],
    examples: ['roadmap-sync check', 'roadmap-sync check --strict docs/ROADMAP.md', 'git show main:ROADMAP.md | roadmap-sync check -'],
  },
  init: {
    summary: 'propose a configuration, and show the file as it would be read',
    argument: { name: '[FILE]', description: 'the roadmap; without it, a file such as ROADMAP.md, docs/ROADMAP.md or TODO.md is looked for' },
    options: ['repo', 'explain', 'yes', 'write', 'force'],
    notes: { repo: 'use the labels and people of this repository; without it, no network is needed' },
    examples: ['roadmap-sync init', 'roadmap-sync init --explain docs/ROADMAP.md', 'roadmap-sync init --repo acme/rocket --yes --write'],
  },
  import: {
    summary: 'print a plain-text or wiki development update as a Markdown roadmap',
    argument: { name: 'FILE', description: 'the development update; `-` reads the standard input' },
    options: [],
    examples: ['roadmap-sync import update.txt > ROADMAP.md'],
  },
  update: {
    summary: 'print the development update of a roadmap; only the action publishes it',
    argument: { name: '[FILE]', description: `${ROADMAP_FILE}; \`-\` reads the standard input` },
    options: ['config', 'repo', 'format', 'date'],
    notes: { repo: 'link its issues, and tell what changed since the last update published there; without it, no network is needed' },
    examples: ['roadmap-sync update --format text', 'roadmap-sync update --repo acme/rocket'],
  },
  next: {
    summary: 'finish the release of a local roadmap and open the next one; shows the plan, --write writes it',
    argument: { name: 'RELEASE', description: 'the name of the next release, such as 4.4' },
    options: ['roadmap', 'config', 'date', 'write', 'force'],
    notes: { roadmap: 'path of the roadmap', write: 'write the roadmap and the archive', force: 'open it although blockers are open' },
    examples: ['roadmap-sync next 4.4', 'roadmap-sync next 4.4 --write'],
  },
  plan: {
    summary: 'show what would bring the roadmap and its issues into agreement; writes nothing',
    argument: null,
    options: SYNC_OPTIONS,
    notes: SYNC_NOTES,
    examples: ['roadmap-sync plan', 'roadmap-sync plan --repo acme/rocket --json'],
  },
  sync: {
    summary: 'bring the roadmap and its issues into agreement',
    argument: null,
    options: SYNC_OPTIONS,
    notes: SYNC_NOTES,
    examples: ['roadmap-sync sync', 'roadmap-sync sync --repo acme/rocket --max-creates 100'],
  },
  fleet: {
    summary: 'list the repositories of an owner that hold a roadmap, or show their results as one page',
    argument: { name: '[OWNER]', description: 'the user or organisation; none with --report' },
    options: ['roadmap', 'report', 'json'],
    notes: { json: 'print JSON for the matrix of a workflow' },
    examples: ['roadmap-sync fleet acme', 'roadmap-sync fleet acme --json', 'roadmap-sync fleet --report results'],
  },
  eject: {
    summary: 'take links, labels and the state away again; the issues stay',
    argument: null,
    options: ['repo', 'roadmap', 'config', 'pace', 'yes'],
    notes: { ...SYNC_NOTES, yes: 'do it; without it, only show what would be taken away' },
    examples: ['roadmap-sync eject', 'roadmap-sync eject --repo acme/rocket --yes'],
  },
  completion: {
    summary: 'print the completion script of a shell',
    argument: { name: 'SHELL', description: 'bash, zsh or fish', choices: ['bash', 'zsh', 'fish'] },
    options: [],
    examples: ['source <(roadmap-sync completion bash)', 'roadmap-sync completion fish > ~/.config/fish/completions/roadmap-sync.fish'],
  },
} as const satisfies Record<string, CommandSpec>;

export type CommandName = keyof typeof COMMANDS;

export function isCommand(word: string): word is CommandName {
  return Object.hasOwn(COMMANDS, word);
}

/** A row of the table, as the general type. */
export function commandSpec(name: CommandName): CommandSpec {
  return COMMANDS[name];
}

export function optionSpec(name: OptionName): OptionSpec {
  return OPTIONS[name];
}

/** The description of an option for a command. */
export function optionNote(command: CommandName, option: OptionName): string {
  return commandSpec(command).notes?.[option] ?? OPTIONS[option].description;
}

export const COMMAND_NAMES = Object.keys(COMMANDS) as readonly CommandName[];
export const OPTION_NAMES = Object.keys(OPTIONS) as readonly OptionName[];
