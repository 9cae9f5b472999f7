import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { PLAYGROUND, playgroundPage } from '../../scripts/write-playground.ts';
import { HAS_BROWSER, inBrowser } from '../support/run/browser.ts';

const path = fileURLToPath(new URL(`../../${PLAYGROUND}`, import.meta.url));

it('docs/playground.html is what the source builds', async () => {
  expect(readFileSync(path, 'utf8') === (await playgroundPage())).toBe(true);
});

describe.skipIf(!HAS_BROWSER)('the page in a browser', () => {
  it('reads a roadmap as init proposes, and lets a person change and copy the configuration', async () => {
    const roadmap = '# Kettle\n\n## Version 3\n\n- Add a <img src=x onerror=alert(1)> whistle\n- Fix the lid\n\n## Shipped so far\n\n- Spout\n';
    await inBrowser(`file://${path}#${encodeURIComponent(roadmap)}`, async (page) => {
      const text = (id: string) => page.evaluate(`document.getElementById('${id}').textContent`);
      const config = () => page.evaluate(`document.getElementById('config').value`);
      const proposed = 'sections:\n  - title: "Version 3"\n  - title: "Shipped so far"\n    role: done\n';

      // It says why, and what is foreign is text.
      expect(await text('reading')).toMatch(/5 {2}feature {2}open[^\n]+<img src=x[\s\S]+10 {2}feature {2}done +- +Spout/);
      expect(await page.evaluate('document.images.length')).toBe(0);
      expect(await text('outline')).toMatch(/bullets: 2 in “Version 3”[\s\S]*in all:\n {6}[+−]/);
      expect(await config()).toBe(proposed);

      // A configuration of one's own stays while the roadmap changes.
      await page.type('config', 'sections:\n  - title: "Ideas"\n');
      expect(await text('reading')).toContain('ROADMAP.md: 0 items');
      await page.type('text', '# Kettle\n\n## Ideas\n\n- Radio\n\n## Version 4\n\n- Add a timer\n- Add a bell\n');
      expect(await text('reading')).toMatch(/1 item,[\s\S]+5 {2}feature {2}open +- +Radio/);

      await page.click('copy');
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe('sections:\n  - title: "Ideas"\n');

      await page.click('propose');
      expect(await config()).toContain('"Version 4"');
      expect(await text('reading')).toContain('Add a bell');

      // A mistake is said in place of the reading.
      await page.type('config', 'sections: 7\n');
      expect(await text('reading')).toMatch(/sections/);
      expect(await text('outline')).toBe('');
    });
  });
});
