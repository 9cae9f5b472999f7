import { lines } from '../support/memory/builders.ts';

export const TEXT = lines('## Known bugs', '', '- Crash', '  - owner: @ann', '  - status: open', '- Leak', '', '## Planned', '', '- Search');
