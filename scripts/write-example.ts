// Writes the update that the docs show, from the example roadmap and its version of a month before.
//
//   npm run example
import { readFileSync, writeFileSync } from 'node:fs';
import type { Snapshot, UpdateTexts } from '../src/model/update.ts';
import { readRoadmap } from '../src/roadmap/read/roadmap.ts';
import { NO_RULES } from '../src/roadmap/read/rules.ts';
import { releaseOfRoadmap } from '../src/roadmap/timeline/release.ts';
import { snapshotOf } from '../src/update/snapshot.ts';
import { updateTexts } from '../src/update/text/render.ts';

const ADDRESS = { server: 'https://github.com', repositories: ['acme/kettle'] };
const FOLDER = 'docs/example';
export const EXAMPLE = { update: `${FOLDER}/updates/2026-06-10.md`, page: 'docs/release-desk.md' };

/** The example's update, and the docs page that shows its text. */
export function example(): { texts: UpdateTexts; page: string } {
  const read = (name: string) => readRoadmap(readFileSync(`${FOLDER}/${name}`, 'utf8'), { path: 'ROADMAP.md', address: ADDRESS, rules: NO_RULES });
  const before = read('last-month.md');
  const roadmap = read('ROADMAP.md');
  const release = releaseOfRoadmap(roadmap, null);
  const earlier = ['2026-04-10', '2026-05-10'].reduce<Snapshot | null>((previous, today) => snapshotOf({ roadmap: before, release, today, previous }), null);
  const texts = updateTexts({ roadmap, release, today: '2026-06-10', address: ADDRESS, previous: earlier });
  const page = readFileSync(EXAMPLE.page, 'utf8').replace(
    /(<!-- example -->\n```text\n)[\s\S]*?(```)/,
    (_, before: string, after: string) => before + texts.text + after,
  );
  return { texts, page };
}

if (process.argv[1]?.endsWith('write-example.ts') === true) {
  const { texts, page } = example();
  writeFileSync(EXAMPLE.update, texts.markdown);
  writeFileSync(EXAMPLE.page, page);
}
