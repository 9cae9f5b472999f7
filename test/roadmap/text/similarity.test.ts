import { describe, expect, it } from 'vitest';
import { didYouMean } from '../../../src/roadmap/text/similarity.ts';

describe('the text of the file that a word of the configuration may mean', () => {
  it.each([
    ['a letter that is missing', 'Planed', ['Bugs', 'Planned'], 'Planned'],
    ['two letters that changed places', 'Feautres', ['Planned', 'Features'], 'Features'],
    ['another case and an accent of its own', 'prioritat', ['Titel', 'Priorita\u0308t'], 'Priorita\u0308t'],
    ['a short word that is only alike', 'Done', ['Doing', 'Next'], null],
    ['another word', 'Ideas', ['Planned', 'Bugs'], null],
    ['no text', 'Ideas', [''], null],
  ])('%s', (_, word, texts, meant) => {
    expect(didYouMean(word, texts)).toBe(meant === null ? '' : ` Did you mean “${meant}”?`);
  });
});
