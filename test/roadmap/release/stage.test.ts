import { expect, it } from 'vitest';
import { stageOf } from '../../../src/roadmap/release/stage.ts';

it.each([
  ['Wings (in progress)', 'started'],
  ['Wings - In Progress 🚧', 'started'],
  ['Now: wings', 'started'],
  ['Wings [planned]', 'waiting'],
  ['Wings – not yet started', 'waiting'],
  ['What’s missing', 'waiting'],
  ['Next steps', 'waiting'],
  ['✅ To do', 'waiting'],
  ['9. Nice-to-haves / Future Directions (Longer Term)', 'waiting'],
  ['In the foreseeable future', 'waiting'],
  ['Feathers, later on', 'waiting'],
  ['Future feathers of glass', null],
  ['A long-term lease', null],
  ['✅ Wings', 'finished'],
  ['Wings (done)', 'finished'],
  ['Already implemented', 'finished'],
  ['Not yet complete', null],
  ['Definition of done', null],
  ['Progress bars', null],
  ['Planned wings of glass', null],
  ['Next to the wings', null],
] as const)('“%s” tells the stage %s', (title, stage) => {
  expect(stageOf(title)).toBe(stage);
});
