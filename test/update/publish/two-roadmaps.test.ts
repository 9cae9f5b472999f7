import { describe, expect, it } from 'vitest';
import { updateMarker } from '../../../src/update/publish/bodies.ts';
import { deskWith, publish, UPDATES } from './desk.ts';

/** The update of another roadmap in the same folder. */
const OTHER = `# Pot 2\n\n${updateMarker('POT.md', '2026-06-10')}\n`;

describe('two roadmaps in one folder', () => {
  it('publish side by side: the second path holds the release', async () => {
    const { world } = await deskWith('update: { file: true }\n');
    world.desk.files.set(UPDATES, OTHER);
    expect((await publish(world)).failure).toBeNull();
    expect(world.desk.files.get(UPDATES)).toBe(OTHER);
    expect(world.desk.files.get('updates/kettle-3-2026-06-10.md')).toContain('Kettle 3 development update');
    const again = await publish(world);
    expect([again.failure, again.update?.subject]).toEqual([null, 'Kettle 3 development update, 10 June 2026']);
    // Without the state, the marker tells that it was published.
    world.setBaseline(null);
    expect((await publish(world)).problems.map(({ message }) => message).join(' ')).toContain('the file updates/kettle-3-2026-06-10.md holds it');
  });

  it('may have the release in all paths', async () => {
    const { world } = await deskWith('update: { file: "updates/{release}/{date}.md" }\n');
    expect((await publish(world)).failure).toBeNull();
    expect([...world.desk.files.keys()]).toContain('updates/kettle-3/2026-06-10.md');
  });

  it('are told whose text stands in the way', async () => {
    const { world } = await deskWith('update: { file: true }\n');
    world.desk.files.set(UPDATES, OTHER);
    world.desk.files.set('updates/kettle-3-2026-06-10.md', 'mine');
    const { failure, problems } = await publish(world);
    expect(failure?.message).toContain('updates/kettle-3-2026-06-10.md');
    expect(problems.map(({ message }) => message)).toContainEqual(expect.stringContaining('updates/kettle-3-2026-06-10.md is a file that is no update'));
  });

  it('need a release in the title where the path holds it', async () => {
    const { world } = await deskWith('update: { file: "updates/{release}-{date}.md" }\n', '# Roadmap\n\n## Open bugs\n\n- Lid\n');
    await expect(publish(world)).rejects.toThrow('holds the release, but the title of ROADMAP.md names none');
  });
});
