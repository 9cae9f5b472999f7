import fc from 'fast-check';
import { describe, it } from 'vitest';
import { HISTORIES } from '../support/amounts.ts';
import { issueOf } from '../support/memory/builders.ts';
import { MemoryWorld } from '../support/memory/memory-world.ts';
import { NO_LIMITS } from '../support/memory/request.ts';
import { expectAgreement } from '../support/people/agreement.ts';
import { type Place, START, step } from '../support/people/steps.ts';

/** People edit the file and the issues in any order, runs happen in between, and in the end both sides say the same, or it is told where not. */
/** Where the repository moves, and what it is called. */
const SERVERS = ['https://github.test', 'https://git.example.org/hub'];
const NAMES = ['o/r', 'o/R', 'new-owner/kite'];
/** Where the roadmap moves. */
const PATHS = ['ROADMAP.md', 'docs/ROADMAP.md', 'roadmap.md'];
/** The second roadmap. */
const OTHER_PATH = 'OTHER.md';

/** @param release the one whose milestone is kept */
function inMemory(release: string | null = null): Place {
  const world = new MemoryWorld(START);
  if (release !== null) {
    world.config = `milestone: ${release}\n`;
    world.desk.milestones.push(...[release, '3', 'Kite 4'].map((title, at) => ({ number: at + 1, title, due: null })));
  }
  /** The present names of labels that were renamed, by their first names. */
  const names = new Map<string, string>();
  const first = (name: string) => [...names].find(([, present]) => present === name)?.[0] ?? name;
  let changes = 0;
  let fullLook = false;
  let syncs = 0;
  const syncOne = async (path: string) => {
    const main = world.path;
    world.turnTo(path);
    const { problems } = await world.sync({ limits: NO_LIMITS, fullLook });
    world.turnTo(main);
    return problems.map(({ message }) => message);
  };
  return {
    release,
    changeLabel: async (which, how) => {
      // A label that no run has seen yet is any label.
      const known = Object.values(world.baseline?.paths[world.path]?.labels ?? {}).filter(({ id }) => world.labels.all.some((one) => one.id === id));
      const label = world.labels.all.find(({ id }) => id === known[which % Math.max(1, known.length)]?.id);
      if (label === undefined) return;
      changes += 1;
      const name = how === 'delete' ? null : `label ${changes}`;
      // A deleted label is made again with the name in the configuration.
      if (name === null) names.delete(first(label.name));
      else names.set(first(label.name), name);
      world.renameLabel(label.name, name);
      fullLook = true;
    },
    moveFile: async (which) => {
      const { text } = world;
      world.edit(null);
      world.turnTo(PATHS[which % 3] ?? '');
      world.edit(text);
    },
    otherText: async () => world.desk.files.get(OTHER_PATH) ?? null,
    editOther: async (text) => {
      world.desk.files.set(OTHER_PATH, text);
    },
    renameRepository: async (which) => {
      world.address = { server: SERVERS[which % 2] ?? '', repositories: [NAMES[which % 3] ?? ''] };
    },
    issuesAt: () => `${world.address.server}/${world.address.repositories[0]}/issues/`,
    people: ['ann', 'bob'],
    text: async () => world.text,
    edit: async (text) => world.edit(text),
    issues: async () => world.numbers.map((number) => ({ ...world.issue(number), labels: world.issue(number).labels.map(first) })),
    change: async (number, { labels, ...change }) =>
      world.change(number, { ...change, ...(labels === undefined ? {} : { labels: labels.map((name) => names.get(name) ?? name) }) }),
    moveTo: async (number, milestone) => world.moveTo(number, milestone),
    open: async ({ title, body, labels }) => {
      const number = Math.max(0, ...world.numbers) + 1;
      world.open(issueOf(number, title, { body, labels: labels.map((name) => names.get(name) ?? name) }));
      return number;
    },
    sync: async () => {
      const before = world.writes.length;
      syncs += 1;
      const paths = world.desk.files.has(OTHER_PATH) ? [world.path, OTHER_PATH] : [world.path];
      const told: string[] = [];
      for (const path of syncs % 2 === 0 ? paths : paths.toReversed()) told.push(...(await syncOne(path)));
      fullLook = false;
      return { told, writes: world.writes.length - before };
    },
  };
}

describe('two sides that people edit as they like', () => {
  it(`agree in the end, in ${HISTORIES} sequences`, { timeout: 3_600_000 }, async () => {
    const property = fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 16 }), (steps) => expectAgreement(inMemory(), steps));
    await fc.assert(property, { seed: 20261123, numRuns: HISTORIES });
  });

  it(`agree in the end, with milestones, in ${Math.ceil(HISTORIES / 2)} sequences`, { timeout: 3_600_000 }, async () => {
    const property = fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 16 }), (steps) => expectAgreement(inMemory('Kite 2'), steps));
    await fc.assert(property, { seed: 20261124, numRuns: Math.ceil(HISTORIES / 2) });
  });
});
