import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Node keeps what it has compiled. The bundle and the packages are loaded by many processes, and compiled by the first one. */
export const COMPILED = join(tmpdir(), 'roadmap-sync-compiled');
