import { parseArgs } from 'node:util';
import { commonErrors, services } from '../../engine/services.js';

/** `sportello services [--json]`: what definitions may call with `do`, with parameters, results and errors. */
export function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean' } } });
  if (values.json === true) {
    console.log(JSON.stringify({ services, commonErrors }, null, 2));
    return Promise.resolve(0);
  }
  for (const { name, title, parameters, result, errors } of services) {
    console.log(`${name}: ${title.en} (${title.it})`);
    console.log(`  with:   ${fields(parameters)}`);
    console.log(`  result: ${fields(result)}`);
    for (const { code, final, means } of errors)
      console.log(`  error.${code}${final ? ', final' : ''}: ${means}`);
  }
  console.log('every service');
  for (const { code, final, means } of commonErrors)
    console.log(`  error.${code}${final ? ', final' : ''}: ${means}`);
  return Promise.resolve(0);
}

function fields(schema: { readonly properties?: unknown; readonly required?: unknown }): string {
  const required = Array.isArray(schema.required) ? schema.required : [];
  return (
    Object.keys(schema.properties ?? {})
      .map((name) => (required.includes(name) ? name : `${name}?`))
      .join(', ') || 'anything'
  );
}
