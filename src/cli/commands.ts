import { INPUTS } from '../action/inputs.ts';

/** One option of the command line. Help, parsing and completion are made from it. */
export interface OptionSpec {
  readonly description: string;
  /** How its value is written in the help; null: a flag without a value. */
  readonly value: string | null;
  readonly default?: string;
  /** All values it can have, for the completion. */
  readonly choices?: readonly string[];
}

export const OPTIONS = {
  repo: { value: 'owner/name', description: 'the repository' },
  roadmap: { value: 'PATH', description: 'path of the roadmap in the repository', default: INPUTS.roadmap.default },
  config: { value: 'PATH', description: 'path of the configuration file', default: INPUTS.config.default },
  'max-creates': { value: 'N', description: 'refuse a plan that creates more issues', default: INPUTS.maxCreates.default },
  'max-closes': { value: 'N', description: 'refuse a plan that closes more issues', default: INPUTS.maxCloses.default },
  'max-changes': { value: 'N', description: 'refuse a plan that changes more items of the file', default: INPUTS.maxChanges.default },
  conflict: {
    value: 'SIDE',
    description: 'whose value counts where both sides changed one: auto, roadmap or issue',
    default: INPUTS.conflict.default,
    choices: ['auto', 'roadmap', 'issue'],
  },
  pace: { value: 'PACE', description: 'how fast to write: github or none', default: INPUTS.pace.default, choices: ['github', 'none'] },
  date: { value: 'DATE', description: 'ISO date taken for today, such as 2026-11-23' },
  format: { value: 'FORMAT', description: 'markdown, or text for a mailing list', default: 'markdown', choices: ['markdown', 'text'] },
  json: { value: null, description: 'print JSON' },
  strict: { value: null, description: 'exit with 1 where a problem is a warning or an error' },
  write: { value: null, description: 'write the configuration and the workflow' },
  force: { value: null, description: 'write even over files that are there' },
} as const satisfies Record<string, OptionSpec>;

export type OptionName = keyof typeof OPTIONS;

export interface CommandSpec {
  readonly summary: string;
  /** How its word after the command is written in the help; null: it takes none. */
  readonly argument: { readonly name: string; readonly description: string; readonly choices?: readonly string[] } | null;
  readonly options: readonly OptionName[];
  /** What an option means to this command, where that is more than its own description says. */
  readonly notes?: Readonly<Partial<Record<OptionName, string>>>;
  readonly examples: readonly string[];
}

const ROADMAP_FILE = `the roadmap (${INPUTS.roadmap.default})`;
const SYNC_OPTIONS = ['repo', 'roadmap', 'config', 'max-creates', 'max-closes', 'max-changes', 'conflict', 'pace', 'date', 'json'] as const;
const SYNC_NOTES = { repo: 'the repository (GITHUB_REPOSITORY, else the one `origin` of this clone names)' };

/** The table of commands. The help, the completion and the README are made from it or tested against it. */
export const COMMANDS = {
  check: {
    summary: 'show how a file is read; needs no network',
    argument: { name: '[FILE]', description: `${ROADMAP_FILE}; \`-\` reads the standard input` },
    options: ['config', 'json', 'strict'],
    examples: ['roadmap-sync check', 'roadmap-sync check --strict docs/ROADMAP.md', 'git show main:ROADMAP.md | roadmap-sync check -'],
  },
  init: {
    summary: 'propose a configuration, and show the file as it would be read',
    argument: { name: '[FILE]', description: ROADMAP_FILE },
    options: ['repo', 'write', 'force'],
    notes: { repo: 'take over the labels of this repository; without it no network is needed' },
    examples: ['roadmap-sync init', 'roadmap-sync init --repo acme/rocket --write'],
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
    notes: { repo: 'link its issues, and tell what changed since the last update published there; without it no network is needed' },
    examples: ['roadmap-sync update --format text', 'roadmap-sync update --repo acme/rocket'],
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

/** A command of the table, with all that a command can have. */
export function commandSpec(name: CommandName): CommandSpec {
  return COMMANDS[name];
}

export function optionSpec(name: OptionName): OptionSpec {
  return OPTIONS[name];
}

/** What the options of a command mean to it. */
export function optionNote(command: CommandName, option: OptionName): string {
  return commandSpec(command).notes?.[option] ?? OPTIONS[option].description;
}

export const COMMAND_NAMES = Object.keys(COMMANDS) as readonly CommandName[];
export const OPTION_NAMES = Object.keys(OPTIONS) as readonly OptionName[];
