import { defineConfig } from 'rolldown';
import { licences } from './scripts/licences.ts';

/** Doc comments on lines of their own, but for licences. */
const DOCS = /^[ \t]*\/\*\*(?!(?:[^*]|\*(?!\/))*@(?:license|preserve))(?:[^*]|\*(?!\/))*\*\/[ \t]*\r?\n/gm;

/** The toolkit takes these two of undici: a fetch that goes through a proxy, which it asks to `connect`. The rest (caches, sockets, mocks) was a tenth of the code. */
const UNDICI = `
const { fetch } = require('./lib/web/fetch');
require('./lib/dispatcher/dispatcher').prototype.connect = require('./lib/api/api-connect');
module.exports.fetch = fetch;
module.exports.ProxyAgent = require('./lib/dispatcher/proxy-agent');
`;

/** The feed is only written, never read: this leaves a parser of XML out. */
const XML_JS = `
exports.js2xml = require('./js2xml');
`;

/** Two entries and what they share. Not minified: people review what runs with their token. */
export default defineConfig({
  input: { index: 'src/main.ts', cli: 'src/cli/cli.ts' },
  platform: 'node',
  // The documentation of other packages is theirs: it was an eighth of what people would have to look through.
  plugins: [
    { name: 'undici-of-the-toolkit', load: { filter: { id: /node_modules[\\/]undici[\\/]index\.js$/ }, handler: () => UNDICI } },
    { name: 'xml-js-of-the-feed', load: { filter: { id: /node_modules[\\/]xml-js[\\/]lib[\\/]index\.js$/ }, handler: () => XML_JS } },
    { name: 'without-docs-of-packages', transform: { filter: { id: /node_modules/ }, handler: (code) => code.replace(DOCS, '') } },
    licences,
  ],
  output: {
    dir: process.env['ROADMAP_SYNC_DIST'] ?? 'dist',
    format: 'esm',
    cleanDir: true,
    entryFileNames: '[name].js',
    // One chunk for everything shared, so that its name never depends on its content.
    chunkFileNames: '[name].js',
    // Only `init` asks questions, and only at a terminal: the action loads none of that. Only the action writes a job's report.
    codeSplitting: {
      groups: [
        {
          name: 'shared',
          test: /node_modules[\\/](?!@inquirer|mute-stream|signal-exit|cli-width|fast-wrap-ansi|fast-string-)|rolldown[\\/]runtime|src[\\/](?!main\.ts|action[\\/](?:write-report|show-preview)\.ts|cli[\\/](?:cli\.ts|ask[\\/]))/,
        },
      ],
    },
  },
});
