import { describe, expect, it } from 'vitest';
import { proposedFiles } from '../../src/cli/proposed-files.ts';

describe('a configuration without keys', () => {
  it.each([
    ['nothing is needed where items are read anyway', true, 'Nothing is needed here'],
    ['nothing is sure where none are', false, '`init` is sure of no items'],
  ])('says that %s', (_, readsItems, words) => {
    expect(proposedFiles('', 'on: push\n', readsItems, true).config).toContain(`# ${words}`);
  });
});
