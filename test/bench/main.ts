/**
 * `npm run bench [-- names…] [--quick] [--json FILE] [--document]`: measures, and prints tables as Markdown.
 * `--document` also puts them into `docs/performance.md`, in place of the run before.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { benchmarks, type Measured } from './benchmarks.js';
import { writeDocument } from './document.js';
import { describeMachine } from './machine.js';
import { asMarkdown } from './table.js';

const { values, positionals } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
    document: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !benchmarks.some((each) => each.name === name));
if (unknown.length > 0) {
  const lines = benchmarks.map(({ name, measures }) => `  ${name.padEnd(14)} ${measures}`);
  console.error(`There is no benchmark ${unknown.join(', ')}. There are:\n${lines.join('\n')}`);
  process.exit(2);
}
if (values.document && (values.quick || positionals.length > 0)) {
  console.error('--document takes a whole run: without --quick and without names.');
  process.exit(2);
}

const machine = describeMachine();
console.log(asMarkdown(machine));
const measured: (Measured & { readonly seconds: number })[] = [];
for (const { name, measure, onlyNamed } of benchmarks) {
  if (positionals.length > 0 ? !positionals.includes(name) : onlyNamed) continue;
  const since = performance.now();
  const tables = await measure({ quick: values.quick });
  const seconds = Math.round((performance.now() - since) / 1000);
  measured.push({ name, tables, seconds });
  for (const table of tables) console.log(`\n${asMarkdown(table)}`);
  console.log(`\n(${name}: ${seconds} s)`);
}
const at = new Date();
if (values.json !== undefined) {
  const report = { at: at.toISOString(), quick: values.quick, machine, measured };
  writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
}
if (values.document)
  writeDocument([machine, ...measured.flatMap(({ tables }) => tables)].map(asMarkdown), at);
process.exit();
