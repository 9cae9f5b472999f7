import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: object;
}

interface Operation {
  readonly parameters: readonly Parameter[];
  readonly body?: object;
}

interface Check {
  readonly method: string;
  readonly pattern: RegExp;
  readonly operation: Operation;
}

interface Validators {
  readonly path: ValidateFunction;
  readonly query: ValidateFunction;
  readonly body: ValidateFunction | null;
}

const file = new URL('openapi.json', import.meta.url);
const { operations } = JSON.parse(readFileSync(file, 'utf8')) as { operations: Readonly<Record<string, Operation>> };
// `nullable` and formats are OpenAPI's, not JSON Schema's.
const ajv = new Ajv({ strict: false, coerceTypes: false, validateFormats: false });
const lenient = new Ajv({ strict: false, coerceTypes: true, validateFormats: false });

const checks: readonly Check[] = Object.entries(operations).map(([name, operation]) => {
  const [method = '', path = ''] = name.split(' ');
  const pattern = path.replace(/\{(\w+)\}/g, (_, parameter: string) => `(?<${parameter}>${parameter === 'path' || parameter === 'ref' ? '.+' : '[^/]+'})`);
  return { method, pattern: new RegExp(`^${pattern}$`), operation };
});

const compiled = new Map<Operation, Validators>();

/** Compiling all of them takes longer than loading everything else, and a file of tests needs few. */
function validatorsOf(operation: Operation): Validators {
  const known = compiled.get(operation);
  if (known !== undefined) return known;
  const { parameters, body } = operation;
  const of = (where: Parameter['in']) => {
    const found = parameters.filter((parameter) => parameter.in === where);
    return lenient.compile({
      type: 'object',
      properties: Object.fromEntries(found.map((parameter) => [parameter.name, parameter.schema])),
      required: found.filter(({ required }) => required).map((parameter) => parameter.name),
      additionalProperties: false,
    });
  };
  const made = { path: of('path'), query: of('query'), body: body === undefined ? null : ajv.compile(closed(body)) };
  compiled.set(operation, made);
  return made;
}

/** GitHub ignores properties it does not know, so a misspelt one would go unnoticed. */
function closed(schema: object): object {
  return 'properties' in schema && !('additionalProperties' in schema) ? { ...schema, additionalProperties: false } : schema;
}

/** Why a request is none that GitHub's description knows, or null where it is one. */
export function requestError(method: string, url: URL, body: unknown): string | null {
  const name = `${method} ${url.pathname}`;
  for (const check of checks) {
    const match = check.method === method ? check.pattern.exec(url.pathname) : null;
    if (match === null) continue;
    const values = Object.fromEntries(Object.entries(match.groups ?? {}).map(([key, value]) => [key, decodeURIComponent(value)]));
    const { path, query, body: ofBody } = validatorsOf(check.operation);
    if (!path(values)) return `${name}: ${lenient.errorsText(path.errors)}`;
    if (!query(Object.fromEntries(url.searchParams))) return `${name}: query ${lenient.errorsText(query.errors)}`;
    if (ofBody !== null && !ofBody(body ?? {})) return `${name}: body ${ajv.errorsText(ofBody.errors)}`;
    if (ofBody === null && body !== undefined) return `${name}: takes no body`;
    return null;
  }
  return `${name}: not among the operations taken from GitHub's description (npm run openapi)`;
}
