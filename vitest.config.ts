import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Functions of values and worlds in memory: nothing that one file does is seen by another, so all of them share what they have loaded. */
const PURE = [
  ...['config', 'model', 'plan', 'report', 'roadmap', 'run', 'state', 'sync', 'update'].map((folder) => `test/${folder}/**/*.test.ts`),
  // The random ones put a reader that remembers in the place of the reader.
  'test/agreement/!(random-histories).test.ts',
  'test/agreement/labels/*.test.ts',
];

/** What takes longest starts first, so that no worker is left with it in the end. */
const LONG = ['/test/e2e/', '/test/faults/', '/test/protocol/'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => LONG.some((folder) => moduleId.includes(folder));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    // No test asserts a time; these only end what hangs. The bundle is started many times, on machines that are shared.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // They import JSON without an attribute, which Node refuses and a bundler does not.
    server: { deps: { inline: [/@actions\/(?:languageservice|workflow-parser|expressions)/] } },
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, isolate: false, pool: 'threads' } },
      // Servers, processes, clocks and modules put in the place of others: each file has a process of its own.
      { extends: true, test: { name: 'apart', include: ['test/**/*.test.ts'], exclude: PURE, globalSetup: ['test/support/run/setup.ts'] } },
    ],
  },
});
