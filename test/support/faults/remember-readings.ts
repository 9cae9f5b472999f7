import { vi } from 'vitest';

// A story is played again for each fault, and its texts were half of the work. A text that was read in the same way is not read again.
vi.mock('../../../src/roadmap/read/roadmap.ts', async (original) => {
  const { remembered } = await import('../texts/remembered.ts');
  const actual = await original<typeof import('../../../src/roadmap/read/roadmap.ts')>();
  return { ...actual, readRoadmap: remembered(actual.readRoadmap) };
});
