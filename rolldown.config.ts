import { defineConfig } from 'rolldown';

/** Two entries and what they share. Not minified: people review what runs with their token. */
export default defineConfig({
  input: { index: 'src/main.ts', cli: 'src/cli.ts' },
  platform: 'node',
  output: {
    dir: process.env['ROADMAP_SYNC_DIST'] ?? 'dist',
    format: 'esm',
    cleanDir: true,
    entryFileNames: '[name].js',
    // One chunk for everything shared, so that its name never depends on its content.
    chunkFileNames: '[name].js',
    codeSplitting: { groups: [{ name: 'shared', test: /node_modules|src[\\/](?!main|cli)/ }] },
  },
});
