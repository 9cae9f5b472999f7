import { describe } from 'vitest';
import { corpus, secondCorpus } from '../../support/texts/corpus.ts';
import { lawsOfEdits } from './laws.ts';

const MOST = 1;
/** Readings alternate between both ways, so an odd number takes both. Our own roadmaps of the same shapes meet every law. */
const STRIDE = 11;
const roadmaps = corpus();
const others = secondCorpus();

describe.skipIf(roadmaps.length === 0)('real roadmaps', () => {
  lawsOfEdits(roadmaps, MOST, STRIDE);
});

describe.skipIf(others.length === 0)('other real roadmaps', () => {
  lawsOfEdits(others, MOST, STRIDE);
});
