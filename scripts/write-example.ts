// Writes the update that the docs show, from the example roadmap and its version of a month before, the roadmap of the next release, and the
// picture that the README shows.
//
//   npm run example
import { readFileSync, writeFileSync } from 'node:fs';
import type { DayCounts } from '../src/model/baseline.ts';
import type { Snapshot, UpdateTexts } from '../src/model/update.ts';
import { planOpening } from '../src/plan/open-next.ts';
import { readRoadmap } from '../src/roadmap/read/roadmap.ts';
import { NO_RULES } from '../src/roadmap/read/rules.ts';
import { releaseOfRoadmap } from '../src/roadmap/timeline/release.ts';
import { pictureOf } from '../src/run/chart/picture.ts';
import { snapshotOf } from '../src/update/snapshot.ts';
import { updateTexts } from '../src/update/text/render.ts';

const ADDRESS = { server: 'https://github.com', repositories: ['acme/kettle'] };
const FOLDER = 'docs/example';
export const EXAMPLE = { update: `${FOLDER}/updates/2026-06-10.md`, page: 'docs/release-desk.md', picture: `${FOLDER}/roadmap.svg`, next: `${FOLDER}/next.md` };
const TODAY = '2026-06-10';

/** The example's earlier days, as its state would have kept them: bugs, features, blockers, done. Today's line is counted in the file. */
const EARLIER: ReadonlyArray<readonly [date: string, bugs: number, features: number, blockers: number, done: number]> = [
  ['2026-04-01', 1, 2, 0, 0],
  ['2026-04-14', 2, 2, 1, 0],
  ['2026-04-22', 2, 2, 1, 0],
  ['2026-05-04', 2, 2, 1, 1],
  ['2026-05-15', 3, 1, 2, 1],
  ['2026-05-22', 3, 1, 1, 1],
  ['2026-06-02', 2, 2, 1, 1],
];

/** The example's update, the docs page that shows its text, the picture, and the roadmap after `next 3.2`. */
export function example(): { texts: UpdateTexts; page: string; picture: string; next: string } {
  const reading = { path: 'ROADMAP.md', address: ADDRESS, rules: NO_RULES };
  const read = (name: string) => readRoadmap(readFileSync(`${FOLDER}/${name}`, 'utf8'), reading);
  const before = read('last-month.md');
  const roadmap = read('ROADMAP.md');
  const release = releaseOfRoadmap(roadmap, null);
  const earlier = ['2026-04-10', '2026-05-10'].reduce<Snapshot | null>((previous, today) => snapshotOf({ roadmap: before, release, today, previous }), null);
  const texts = updateTexts({ roadmap, release, today: TODAY, address: ADDRESS, previous: earlier });
  const page = readFileSync(EXAMPLE.page, 'utf8').replace(
    /(<!-- example -->\n```text\n)[\s\S]*?(```)/,
    (_, before: string, after: string) => before + texts.text + after,
  );
  const history = EARLIER.map(([date, bugs, features, blockers, done]): DayCounts => ({ date, bugs, features, blockers, done }));
  const { text: picture } = pictureOf(EXAMPLE.picture, roadmap, { history }, { today: TODAY, release });
  if (release === null) throw new Error('The example has no release.');
  const { after } = planOpening(roadmap, release, '3.2', { reading, baseline: null, keeps: 'file' });
  return { texts, page, picture, next: after.text };
}

if (process.argv[1]?.endsWith('write-example.ts') === true) {
  const { texts, page, picture, next } = example();
  writeFileSync(EXAMPLE.update, texts.markdown);
  writeFileSync(EXAMPLE.page, page);
  writeFileSync(EXAMPLE.picture, picture);
  writeFileSync(EXAMPLE.next, next);
}
