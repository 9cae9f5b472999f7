import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'test/plan/**/*.test.ts',
      'test/roadmap/{read,edit,timeline,markdown}/**/*.test.ts',
      'test/agreement/!(random-histories).test.ts',
      'test/agreement/{labels,bodies}/*.test.ts',
      'test/sync/**/*.test.ts',
      'test/run/*.test.ts',
    ],
    exclude: ['test/roadmap/read/hostile.test.ts', 'test/roadmap/markdown/growth.test.ts', 'test/roadmap/markdown/pinned-parser.test.ts'],
    testTimeout: 120_000,
  },
});
