import { vi } from 'vitest';

// Worlds read the same texts again and again: each run, each fault of a story, each check of an edit. A text that was read in the same way is not read again.
vi.mock('../../../src/roadmap/read/roadmap.ts', async (original) => {
  const { remembered } = await import('./remembered.ts');
  const actual = await original<typeof import('../../../src/roadmap/read/roadmap.ts')>();
  return { ...actual, readRoadmap: remembered(actual.readRoadmap) };
});

// The same text of a configuration gives the same rules, by which the readings above are found again in the next run.
vi.mock('../../../src/config/config.ts', async (original) => {
  const { rememberedConfig } = await import('./remembered.ts');
  const actual = await original<typeof import('../../../src/config/config.ts')>();
  return { ...actual, parseConfig: rememberedConfig(actual.parseConfig) };
});
