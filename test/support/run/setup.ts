import { RUNTIME } from './runner.ts';

/** Says once which Node runs the bundle: the action's own, where it is installed. */
export function setup(): void {
  process.stdout.write(`End-to-end tests run dist/ on Node ${RUNTIME.version} (${RUNTIME.path})\n`);
}
