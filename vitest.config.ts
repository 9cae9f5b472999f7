import { availableParallelism } from 'node:os';
import { defineConfig, type Plugin } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { COMPILED } from './test/support/run/compiled.ts';

/** They count readings, or the work that one takes, so each reading has to happen. */
const COUNTING = ['test/roadmap/edit/not-leaving.test.ts', 'test/roadmap/markdown/growth.test.ts', 'test/run/{reader,readings}.test.ts'];

/** Functions of values: nothing that one file does is seen by another, so all of them share what they have loaded, and a reader that remembers. */
const PURE = [
  ...['config', 'model', 'plan', 'roadmap', 'run', 'state'].map((folder) => `test/${folder}/**/*.test.ts`),
  // Worlds in memory, which are as pure.
  ...['report', 'sync', 'update'].map((folder) => `test/${folder}/**/*.test.ts`),
  'test/agreement/!(random-histories).test.ts',
  'test/agreement/{labels,bodies}/*.test.ts',
  // Pages, commands and processes that they start, each with files of its own.
  ...['chart', 'cli', 'docs', 'playground', 'server'].map((folder) => `test/${folder}/**/*.test.ts`),
];

/** The bundle and our client against emulated servers: each test has a server of its own, and the files share the processes that have loaded the bundle. */
const SERVERS = ['test/e2e/**/*.test.ts', 'test/github/!(transport).test.ts', 'test/github/issues/*.test.ts'];

/** One story, played again for each fault, or random ones: all of them with a reader that remembers. */
const STORIES = ['test/faults/**/*.test.ts', 'test/protocol/model-*.test.ts', 'test/agreement/random-histories.test.ts'];

/**
 * A worker goes on with what it has loaded only if the next file is of its project, so the files of a project stand together. What takes
 * longest starts first: no worker is left with it in the end, which many short files fill.
 */
const PROJECTS = ['apart', 'servers', 'stories', 'counting', 'pure'];
const FOLDERS = ['/test/e2e/desk/', '/test/e2e/', '/test/github/', '/test/faults/', '/test/protocol/', '/test/'];

const REMEMBERING = ['test/support/texts/remember-readings.ts'];

const CORES = availableParallelism();

// Each worker loads the same packages. What the first one has compiled, the others need not compile.
process.env['NODE_COMPILE_CACHE'] ??= COMPILED;

/**
 * The projects run one after the other. Where tests wait for servers and processes, more workers than cores keep these busy. Where they compute,
 * another worker only loads and warms up once more what the others have.
 */
const WAITING = { maxWorkers: CORES + 5, sequence: { groupOrder: 0 } };
const SHARING = { maxWorkers: CORES + 1, sequence: { groupOrder: 1 } };
const COMPUTING = { maxWorkers: CORES, sequence: { groupOrder: 2 } };

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ project, moduleId }: TestSpecification) =>
      PROJECTS.indexOf(project.name) * FOLDERS.length + FOLDERS.findIndex((folder) => moduleId.includes(folder));
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}

/** The bundle has packages as they are shipped. Vitest asks for their development builds, in which the parser asserts and logs each step. */
const packagesAsShipped: Plugin = {
  name: 'packages-as-shipped',
  configResolved({ resolve, ssr, environments }) {
    for (const { conditions, externalConditions } of [resolve, ssr.resolve ?? {}, ...Object.values(environments).map((one) => one.resolve)])
      for (const list of [conditions ?? [], externalConditions ?? []]) {
        const at = list.indexOf('development|production');
        if (at !== -1) list.splice(at, 1);
      }
  },
};

export default defineConfig({
  plugins: [packagesAsShipped],
  test: {
    sequence: { sequencer: LongestFirst },
    // No test asserts a time; these only end what hangs. The bundle is started many times, on machines that are shared.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // The projects share most of their files. What one has transformed, the others need not transform.
    experimental: { fsModuleCache: true },
    // They import JSON without an attribute, which Node refuses and a bundler does not.
    server: { deps: { inline: [/@actions\/(?:languageservice|workflow-parser|expressions)/] } },
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, exclude: COUNTING, isolate: false, pool: 'threads', setupFiles: REMEMBERING, ...COMPUTING } },
      { extends: true, test: { name: 'counting', include: COUNTING, isolate: false, pool: 'threads', ...COMPUTING } },
      {
        extends: true,
        test: {
          name: 'servers',
          include: SERVERS,
          isolate: false,
          ...WAITING,
          globalSetup: ['test/support/run/setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'stories',
          include: STORIES,
          isolate: false,
          ...SHARING,
          globalSetup: ['test/support/run/setup.ts'],
          setupFiles: [...REMEMBERING, 'test/support/run/at-once.mjs'],
        },
      },
      // Clocks and modules put in the place of others: each file has a process of its own.
      {
        extends: true,
        test: {
          name: 'apart',
          include: ['test/**/*.test.ts'],
          exclude: [...PURE, ...SERVERS, ...STORIES],
          ...WAITING,
          globalSetup: ['test/support/run/setup.ts'],
        },
      },
    ],
  },
});
