import { beginTestFile } from './runner.ts';

// Files share what they have loaded; this is evaluated again for each of them.
beginTestFile();
