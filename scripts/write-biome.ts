// Writes biome.json from the table of rooms: which folder imports which, and which are pure.
import { writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path/posix';
import { ROOMS, type Room } from './rooms.ts';

const IMPURE = ['process', 'fetch', 'crypto', 'console', 'setTimeout', 'setInterval', 'performance', 'globalThis', 'Date'];

/** The path that a file of a room imports another one by. */
function specifier({ name }: Room, to: string): string {
  const path = relative(name.endsWith('.ts') ? dirname(name) : name, to);
  return path.startsWith('.') ? path : `./${path}`;
}

function style(rules: object): object {
  return { linter: { rules: { style: rules } } };
}

function importsOf(room: Room): object {
  const { name, says, rooms, files = [], packages = [] } = room;
  const own = name.endsWith('.ts') ? [] : ['./*.ts'];
  const allowed = [...own, ...[...rooms.map((one) => `${one}/*.ts`), ...files].map((path) => specifier(room, path)), ...packages];
  const patterns = [{ group: ['**', ...allowed.map((path) => `!${path}`)], message: `${says} What it may import stands in scripts/rooms.ts.` }];
  return {
    includes: [name.endsWith('.ts') ? `src/${name}` : `src/${name}/*.ts`],
    ...style({ noRestrictedImports: { level: 'error', options: { patterns } } }),
  };
}

const pure = ROOMS.filter((room) => room.pure === true).map(({ name }) => (name.endsWith('.ts') ? `src/${name}` : `src/${name}/*.ts`));
const denied = Object.fromEntries(IMPURE.map((name) => [name, 'It comes in as an argument: this room is pure. src/model/time.ts reckons with times.']));

const config = {
  $schema: './node_modules/@biomejs/biome/configuration_schema.json',
  vcs: { enabled: true, clientKind: 'git', useIgnoreFile: true },
  files: {
    includes: [
      '**',
      '!dist',
      '!biome.json',
      '!test/support/server/openapi.json',
      '!test/fixtures',
      '!package-lock.json',
      '!**/*.md',
      '!**/*.svg',
      '!docs/*.json',
      '!docs/playground.html',
    ],
  },
  formatter: { indentStyle: 'space', lineWidth: 160 },
  javascript: { formatter: { quoteStyle: 'single' } },
  linter: {
    rules: {
      preset: 'recommended',
      suspicious: { noConsole: 'error', noImportCycles: { level: 'error', options: { ignoreTypes: false } } },
      complexity: { useLiteralKeys: 'off' },
      correctness: { noUnusedImports: 'error', noUnusedVariables: 'error' },
      style: { useNodejsImportProtocol: 'error', useImportType: 'error', noNonNullAssertion: 'error', useConst: 'error', noDefaultExport: 'error' },
      performance: { noBarrelFile: 'error' },
    },
  },
  overrides: [
    { includes: ['*.config.ts'], ...style({ noDefaultExport: 'off' }) },
    { includes: ['demo/**', 'scripts/**', 'test/**'], linter: { rules: { suspicious: { noConsole: 'off' } } } },
    { includes: [...pure, '!src/model/time.ts'], ...style({ noRestrictedGlobals: { level: 'error', options: { deniedGlobals: denied } } }) },
    ...ROOMS.map(importsOf),
  ],
};

writeFileSync(new URL('../biome.json', import.meta.url), `${JSON.stringify(config, null, 2)}\n`);
