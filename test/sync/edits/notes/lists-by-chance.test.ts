import type { Nodes } from 'mdast';
import { expect, it } from 'vitest';
import { parseMarkdown } from '../../../../src/roadmap/markdown/parse.ts';
import { MemoryWorld } from '../../../support/memory/memory-world.ts';

/** Each bullet of a text with the one around it, and code with its text. Below an item, its bullets are the outer ones. */
function nesting(text: string): string[] {
  const nameOf = (node: Nodes): string => ('value' in node ? node.value : 'children' in node ? node.children.map(nameOf).join('') : '').split(/[\n ]/)[0] ?? '';
  const within = (node: Nodes, around: string): string[] => {
    if (node.type === 'code') return [`${around} > ${node.value}`];
    if (!('children' in node)) return [];
    const own = node.type === 'listItem' ? nameOf(node.children[0] ?? node) : around;
    const children = node.children.flatMap((child) => within(child, own.startsWith('Item') ? '' : own));
    return node.type === 'listItem' && !own.startsWith('Item') ? [`${around} > ${own}`, ...children] : children;
  };
  return within(parseMarkdown(text), '');
}

it.each([
  ['tabs', '- ', (level: number) => '\t'.repeat(level)],
  ['four columns', '- ', (level: number) => ' '.repeat(4 * level)],
  ['three columns', '- ', (level: number) => ' '.repeat(3 * level)],
  ['two columns', '- ', (level: number) => ' '.repeat(2 * level)],
  ['two columns below numbers', '1. ', (level: number) => ' '.repeat(1 + 2 * level)],
  ['four columns below numbers', '1. ', (level: number) => ' '.repeat(4 * level)],
  ['tabs below numbers', '1. ', (level: number) => '\t'.repeat(level)],
])('lists typed by chance have the levels of the issue and the steps of the file: %s', async (_, lead, space) => {
  let seed = 7 + lead.length;
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  for (let round = 0; round < 12; round += 1) {
    const list = (name: string, least: number) => {
      let level = 0;
      return Array.from({ length: least + random(5) }, (_unused, at) => {
        level = at === 0 ? 1 : 1 + random(Math.min(level + 1, 3));
        return `${space(level)}- ${name}${at}`;
      });
    };
    const end = random(4) === 0 ? '\r\n' : '\n';
    const file = [`${lead}[ ] Item`, ...list('own', 2), `${lead}[ ] Item of others`, ...list('far', 0), ''];
    const world = new MemoryWorld(file.join(end));
    await world.sync();
    await world.sync();
    const { body } = world.issue(1);
    const shown = body.split('\n').filter((line) => /^ *- own/.test(line));
    const at = random(shown.length);
    const columns = [...new Set(shown.slice(0, at + 1).map((line) => line.indexOf('-')))];
    const above = shown[at]?.indexOf('-') ?? 0;
    const open = [...columns.filter((column) => column <= above), above + 2];
    const column = open[random(open.length)] ?? 0;
    const typed: string[] = [];
    for (let level = 0, count = 0; count < 1 + random(4); count += 1) {
      level = count === 0 ? 0 : random(Math.min(level + 2, 3));
      const indent = ' '.repeat(column + 2 * level);
      typed.push(`${indent}- new${count}`);
      if (random(4) === 0) typed.push(`${indent}  goes on`);
      if (random(5) === 0) typed.push(`${indent}  \`\`\``, `${indent}  if x`, `${indent}      make`, `${indent}  \`\`\``);
    }
    const line = shown[at] ?? '';
    world.change(1, { body: body.replace(`${line}\n`, () => `${[line, ...typed].join('\n')}\n`) });
    const said = world.issue(1).body;
    const part = said.split('\n\n<sub>')[0] ?? '';
    const before = world.text.split(end);
    await world.sync();
    const now = world.text.split(end);
    const kept = now.filter((one) => before.includes(one));
    expect({
      file,
      typed,
      kept,
      nesting: nesting(
        now
          .slice(
            0,
            now.findIndex((one) => one.includes('Item of')),
          )
          .join('\n'),
      ),
    }).toEqual({
      file,
      typed,
      kept: before,
      nesting: nesting(part),
    });
    expect(now).toHaveLength(before.length + typed.length);
    expect(await world.afterwards()).toEqual([]);
    expect(world.issue(1).body).toBe(said);
  }
});
