// Writes the page that reads a roadmap in the browser: the reader itself, built for browsers, in one file.
//
//   npm run playground
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
export const PLAYGROUND = 'docs/playground.html';

/** The page's text, as the source builds it. */
export async function playgroundPage(): Promise<string> {
  const bundle = await rolldown({ input: at('src/playground/playground.ts'), platform: 'browser', cwd: at('.') });
  const { output } = await bundle.generate({ format: 'iife', name: 'roadmapSync', minify: true });
  await bundle.close();
  // A script in a page ends at the first `</script`, wherever it stands.
  const code = output[0].code.replace(/<\/(?=script)/gi, '<\\/').replace(/<!--/g, '<\\!--');
  return readFileSync(at('scripts/playground.html'), 'utf8').replace('/* READER */', () => code);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(at(PLAYGROUND), await playgroundPage());
