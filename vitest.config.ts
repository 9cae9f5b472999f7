import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/run/setup.ts'],
    // No test asserts a time; these only end what hangs. The bundle is started many times, on machines that are shared.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // They import JSON without an attribute, which Node refuses and a bundler does not.
    server: { deps: { inline: [/@actions\/(?:languageservice|workflow-parser|expressions)/] } },
  },
});
