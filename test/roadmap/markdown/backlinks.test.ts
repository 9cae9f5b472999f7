import { describe, expect, it } from 'vitest';
import { forFile, forIssue, type TextOrigin } from '../../../src/roadmap/markdown/for-issue.ts';

const originAt = (server: string): TextOrigin => ({
  path: 'ROADMAP.md',
  address: { server, repositories: ['acme/rocket'] },
  definitions: new Map([['there', 'https://github.com/a/b/issues/5']]),
});
const GITHUB = originAt('https://github.com');
const ENTERPRISE = originAt('https://git.acme.test');

/** What stands in the issue says the same when it is written again, and comes back as the file has it. */
function expectForm(text: string, shown: string, origin: TextOrigin): void {
  expect(forIssue(text, origin)).toBe(shown);
  expect(forIssue(shown, origin)).toBe(shown);
  expect(forFile(shown, text, origin)).toBe(text);
}

const THERE = 'https://redirect.github.com/a/b/issues/5';

describe('another repository’s issue is linked without a backlink', () => {
  it.each([
    ['[x](https://github.com/a/b/issues/5)', `[x](${THERE})`],
    ['[x](https://github.com/a/b/issues/5/)', `[x](${THERE}/)`],
    ['[x](https://github.com/a/b/issues/05?x=1#issuecomment-2)', '[x](https://redirect.github.com/a/b/issues/05?x=1#issuecomment-2)'],
    ['[x](//github.com/a/b/issues/5)', `[x](${THERE})`],
    ['[x](http://www.github.com:80/a/b/issues/5)', `[x](${THERE})`],
    ['[x](https://ann@github.com/a/b/issues/5)', `[x](${THERE})`],
    ['[x](https://GitHub.com/A/b/Issues/5)', '[x](https://redirect.github.com/A/b/Issues/5)'],
    ['[x](https://github.com//a/b//issues/5)', '[x](https://redirect.github.com//a/b//issues/5)'],
    ['[x](https://github.com/a/b/issues%2F5)', '[x](https://redirect.github.com/a/b/issues%2F5)'],
    ['[x](https://github.com/a/b/pull/5/files)', '[x](https://redirect.github.com/a/b/pull/5/files)'],
    ['[x](https://github.com/orgs/a/discussions/5)', '[x](https://redirect.github.com/orgs/a/discussions/5)'],
    ['[x](https://github.com/a/b/issues/5?x=1&amp;y=2 "T")', `[x](${THERE}?x=1&y=2 "T")`],
    ['[x](../../../../a/b/issues/5)', `[x](${THERE})`],
    ['[x][there]', `[x](${THERE})`],
    ['www.github.com/a/b/issues/5', THERE],
    ['<https://github.com/a/b/issues/5>', `<${THERE}>`],
    ['<a href="//github.com/a/b/issues/5">x</a>', `<a href="${THERE}">x</a>`],
    ['<A HREF=https://github.com/a/b/issues/5 >x</A>', `<A HREF=${THERE} >x</A>`],
    ['See a/b#5.', `See [a/b#5](${THERE}).`],
    ['a/b\\#5', `[a/b\\#5](${THERE})`],
    ['a/b&#35;5', `[a/b&#35;5](${THERE})`],
    ['<div>a/b#5, https://github.com/a/b/issues/5</div>', `<div>a/b#\u200b5, ${THERE}</div>`],
  ])('%s', (text, shown) => expectForm(text, shown, GITHUB));

  it.each([
    ['[x](https://git.acme.test/a/b/issues/5)', '[x](https://git.acme.test/a/b/issues/%35)'],
    ['https://git.acme.test/a/b/pull/12#discussion_r3', 'https://git.acme.test/a/b/pull/%312#discussion_r3'],
    ['[x](../../../../a/b/issues/5)', '[x](https://git.acme.test/a/b/issues/%35)'],
    ['[x](https://github.com/a/b/issues/5)', `[x](${THERE})`],
    ['<div>a/b#5</div>', '<div>a/b#\u200b5</div>'],
    ['See a/b#5', 'See a/b#\u200b5'],
  ])('on a server that has no redirecting host: %s', (text, shown) => expectForm(text, shown, ENTERPRISE));

  it.each([
    '[a/b#5](https://example.org)',
    '[about **it** a/b#5](https://example.org)',
    '<a href="https://example.org">a/b#5</a>',
    '`a/b#5`',
    '<code>a/b#5</code>',
    '<!-- a/b#5 -->',
    'acme/rocket#5 [x](https://www.github.com/Acme/Rocket.git/issues/5)',
    '[x](https://api.github.com/repos/a/b/issues/5)',
    '[x](https://github.com/a/b/issues/new) [x](https://github.com/a/b/tree/main) a/b@0123456',
    '[x](https://example.org/a/b/issues/5)',
  ])('what is none stays: %s', (text) => expectForm(text, text, GITHUB));

  it('does not bring the forms of an issue into a file that has not got them', () => {
    expect(forFile(`See [a/b#5](${THERE}) and <b>a/b#\u200b5</b>`, '', GITHUB)).toBe('See [a/b#5](https://github.com/a/b/issues/5) and <b>a/b#5</b>');
    expect(forFile('[x](https://git.acme.test/a/b/issues/%35)', '', ENTERPRISE)).toBe('[x](https://git.acme.test/a/b/issues/5)');
  });
});

it('a link to an own issue below the server’s root leads there from the issue, too', () => {
  expectForm('[x](/acme/rocket/issues/5)', '[x](https://github.com/acme/rocket/issues/5)', GITHUB);
});

describe('what people type into an issue', () => {
  const HERE = 'https://github.com/acme/rocket/blob/HEAD/docs/a.md';
  it.each([`See ${HERE}.`, `See <${HERE}>.`, `<b>${HERE}</b>`])('a bare address of a file of the repository stays one: %s', (text) => {
    expect(forFile(text, '', GITHUB)).toBe(text);
    expect(forFile(text, 'See [a](docs/a.md).', GITHUB)).toBe(text);
  });

  it('a link and a tag lead to the file from the roadmap', () => {
    expect(forFile(`[${HERE}](${HERE}) <a href="${HERE}">a</a>`, '', GITHUB)).toBe(`[${HERE}](docs/a.md) <a href="docs/a.md">a</a>`);
  });

  it.each([
    ['a block', (code: string) => `Text.\n\n\`\`\`\n${code}\n\`\`\``],
    ['a line', (code: string) => `Text \`${code}\`.`],
  ])('code in %s stays as it is', (_, text) => {
    const code = text(`[a/b#5](${THERE}) a/b#\u200b7 [a](${HERE})`);
    expect(forFile(code, 'See a/b#5, and [a](docs/a.md).', GITHUB)).toBe(code);
    expect(forFile(`See [a/b#5](${THERE}). ${code}`, 'See a/b#5.', GITHUB)).toBe(`See a/b#5. ${code}`);
  });

  it('a link with code in it comes back as the file has it', () => {
    expectForm('See [`x`](https://github.com/a/b/issues/5).', `See [\`x\`](${THERE}).`, GITHUB);
  });
});
