import { describe } from 'vitest';
import { corpus, secondCorpus } from '../../support/texts/corpus.ts';
import { lawsOfEdits } from './laws.ts';

const MOST = 1;
const roadmaps = corpus();
const others = secondCorpus();

describe.skipIf(roadmaps.length === 0)('real roadmaps', () => {
  lawsOfEdits(roadmaps, MOST);
});

describe.skipIf(others.length === 0)('other real roadmaps', () => {
  lawsOfEdits(others, MOST);
});
