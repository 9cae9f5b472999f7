// Writes the JSON Schema of the configuration file from the definition in src/config/schema.ts. Editors use it for completion.
//
//   npm run config-schema
import { writeFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { ConfigSchema } from '../src/config/schema.ts';

export function configSchema(): string {
  const schema = toJsonSchema(ConfigSchema, { typeMode: 'input', errorMode: 'ignore' });
  return `${JSON.stringify({ ...schema, title: 'Roadmap Sync' }, null, 2)}\n`;
}

if (process.argv[1]?.endsWith('write-config-schema.ts') === true) writeFileSync('docs/roadmap-sync.schema.json', configSchema());
