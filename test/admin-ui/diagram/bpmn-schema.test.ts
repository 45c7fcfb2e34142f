import { expect, test } from 'vitest';
import { bpmnOf } from '../../../admin-ui/parts/diagram/bpmn/to-bpmn.js';
import { readTree } from '../../../engine/reading.js';
import { schemaFaults, whyNoSchema } from '../../support/bpmn/schema.js';
import { everyWorkflow } from '../../support/bpmn/every-workflow.js';
import { sourceOf } from '../../../domain/definition-texts.js';
import { shippedTexts } from '../../support/shipped-texts.js';

const missing = whyNoSchema();
if (missing !== null) console.warn(missing);

const { definitions } = readTree([...shippedTexts(), everyWorkflow].map(sourceOf));
const workflows = definitions.flatMap((each) =>
  each.kind === 'workflow' && each.body !== null ? [each.body] : [],
);

async function drawn(locale: string): Promise<ReadonlyMap<string, string>> {
  const written = workflows.map(
    async (each) => [`${each.name}.${locale}.bpmn`, await bpmnOf(each, locale)] as const,
  );
  return new Map(await Promise.all(written));
}

test.skipIf(missing !== null)(
  'every workflow as BPMN is valid by OMG’s schemas, in both languages',
  async () => {
    const documents = new Map([...(await drawn('it')), ...(await drawn('en'))]);
    expect(documents.size).toBeGreaterThan(30);
    expect(await schemaFaults(documents)).toEqual([]);
  },
  120_000,
);

test.skipIf(missing !== null)(
  'what the schemas don’t allow is told with its line',
  async () => {
    const [[name, xml] = ['', '']] = await drawn('en');
    const broken = xml.replace('<bpmn:process ', '<bpmn:process colour="red" ');
    const [fault] = await schemaFaults(new Map([[name, broken]]));
    expect(fault).toMatch(new RegExp(`^${name}:\\d+:\\d+ .*colour`));
  },
  120_000,
);
