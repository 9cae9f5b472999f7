// Draws the diffs and the issue that the docs show. They are what runs make of the roadmaps below, in a world in memory.
//
//   npm run pictures
import { mkdirSync, writeFileSync } from 'node:fs';
import { structuredPatch } from 'diff';
import type { Nodes } from 'mdast';
import { parseMarkdown } from '../src/roadmap/markdown/parse.ts';
import { lines } from '../test/support/memory/builders.ts';
import { MemoryWorld } from '../test/support/memory/memory-world.ts';

const FOLDER = 'docs/pictures';
/** Pixels. */
const WIDTH = 860;
const ROW = 20;
const MARGIN = 14;
/** The most characters of a line of an issue. */
const LONGEST = 108;

const ROADMAP = lines(
  '# Kettle roadmap',
  '',
  '## Open bugs',
  '',
  '- Lid **opens** by itself, see [photos](photos.md)',
  '  - owner: @rosa',
  '  - priority: high',
  '- Handle gets hot',
  '',
  '## Planned',
  '',
  '- Keep warm for an hour',
  '  People fill it once and drink twice.',
  '  - [ ] measure the loss',
  '  - [x] find a thermostat',
  '- Descaling mode',
);

type Change = (world: MemoryWorld) => void;

/** What is shown, by the name of its file: what people do on GitHub, in words and as it happens. */
const DIFFS: Readonly<Record<string, { readonly said: string; readonly change: Change }>> = {
  title: {
    said: 'Somebody changes the title of #1 to “Lid opens at night, see photos”',
    change: (world) => world.change(1, { title: 'Lid opens at night, see photos' }, 'maintainer'),
  },
  closed: { said: 'Somebody closes #2 as completed', change: (world) => world.change(2, { state: { open: false, reason: 'completed' } }) },
  fields: {
    said: 'Somebody sets a label on #4, and ticks a box in #3',
    change: (world) => {
      world.change(4, { labels: [...world.issue(4).labels, 'priority: low'] }, 'maintainer');
      world.change(3, { body: world.issue(3).body.replace('- [ ] measure', '- [x] measure') }, 'maintainer');
    },
  },
};

interface Row {
  readonly text: string;
  readonly kind: 'plain' | 'added' | 'removed' | 'quiet';
  readonly indent?: number;
}

/** All pictures, by their paths. */
export async function pictures(): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const [name, { said, change }] of Object.entries(DIFFS)) {
    const world = await MemoryWorld.agreed(ROADMAP);
    const before = world.text;
    change(world);
    await world.sync();
    const { hunks } = structuredPatch('a', 'b', shown(before), shown(world.text), undefined, undefined, { context: 1 });
    const rows = hunks.flatMap((hunk, at) => [...(at === 0 ? [] : [{ text: '⋯', kind: 'quiet' } as const]), ...hunk.lines.map(diffRow)]);
    found.set(`${FOLDER}/${name}.svg`, drawn(said, rows, true));
  }
  const world = await MemoryWorld.agreed(ROADMAP);
  const { title, body, labels } = world.issue(3);
  const rows = [{ text: labels.join('   '), kind: 'quiet' } as const, ...issueRows(parseMarkdown(shown(body)))];
  found.set(`${FOLDER}/issue.svg`, drawn(`${title} #3`, rows, false));
  return found;
}

/** A text of the world in memory with the names that the docs use. */
function shown(text: string): string {
  return text.replaceAll('https://github.test/o/r/', 'https://github.com/acme/kettle/');
}

function diffRow(line: string): Row {
  return { text: line, kind: line.startsWith('+') ? 'added' : line.startsWith('-') ? 'removed' : 'plain' };
}

/** The rows of an issue's text, as GitHub shows it. */
function issueRows(node: Nodes, indent = 0): Row[] {
  if (node.type === 'html') return [];
  if (node.type === 'paragraph') {
    const isQuiet = node.children[0]?.type === 'html';
    return inlineText(node)
      .split('\n')
      .flatMap((line) => wrapped(line).map((text): Row => ({ text, kind: isQuiet ? 'quiet' : 'plain', indent })));
  }
  if (node.type === 'listItem') {
    const [first, ...others] = node.children.flatMap((child) => issueRows(child, indent + 1));
    const mark = node.checked === true ? '☑' : node.checked === false ? '☐' : '•';
    return first === undefined ? [] : [{ ...first, text: `${mark} ${first.text}` }, ...others];
  }
  if (!('children' in node)) return [];
  return node.children.flatMap((child, at) => {
    const rows = issueRows(child, indent);
    return node.type === 'root' && at > 0 && rows.length > 0 ? [{ text: '', kind: 'plain' } as const, ...rows] : rows;
  });
}

function inlineText(node: Nodes): string {
  if (node.type === 'html') return '';
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(inlineText).join('') : '';
}

function wrapped(line: string): string[] {
  const rows = [''];
  for (const word of line.split(' ')) {
    const last = rows.at(-1) ?? '';
    if (last !== '' && last.length + word.length >= LONGEST) rows.push(word);
    else rows[rows.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return rows;
}

function drawn(head: string, rows: readonly Row[], isCode: boolean): string {
  const height = MARGIN * 2 + ROW * (rows.length + 1) + 8;
  const texts = rows.map(({ text, kind, indent = 0 }, at) => {
    const y = MARGIN + 8 + ROW * (at + 1);
    const back = kind === 'added' || kind === 'removed' ? `<rect class="${kind}" x="1" y="${y}" width="${WIDTH - 2}" height="${ROW}"/>` : '';
    return `${back}<text class="${kind}" x="${MARGIN + indent * 18}" y="${y + 14}" xml:space="preserve">${escaped(text)}</text>`;
  });
  const font = isCode ? 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace' : 'system-ui, -apple-system, Segoe UI, Helvetica, Arial, sans-serif';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img">
<style>
text{font:13px ${font};fill:#1f2328}.head{font:600 14px system-ui,-apple-system,Segoe UI,Helvetica,Arial,sans-serif}.quiet{fill:#59636e}
.page{fill:#fff;stroke:#d1d9e0}rect.added{fill:#dafbe1}rect.removed{fill:#ffebe9}
@media (prefers-color-scheme:dark){text{fill:#f0f6fc}.quiet{fill:#9198a1}.page{fill:#0d1117;stroke:#3d444d}rect.added{fill:#12261e}rect.removed{fill:#301a1f}}
</style>
<rect class="page" x=".5" y=".5" width="${WIDTH - 1}" height="${height - 1}" rx="6"/>
<text class="head" x="${MARGIN}" y="${MARGIN + 12}">${escaped(head)}</text>
${texts.join('\n')}
</svg>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

if (process.argv[1]?.endsWith('write-pictures.ts') === true) {
  mkdirSync(FOLDER, { recursive: true });
  for (const [path, text] of await pictures()) writeFileSync(path, text);
}
