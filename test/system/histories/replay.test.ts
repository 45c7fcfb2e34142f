/** Histories recorded by every release are replayed by today's shell: a change that would break a running instance fails here. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import proto from '@temporalio/proto';
import { Worker } from '@temporalio/worker';
import { beforeAll, expect, test } from 'vitest';
import { workflowBundle } from '../../../app/workflow-bundle.js';
import { createPayloadCodec } from '../../../commands/payload-codec.js';

const folder = fileURLToPath(new URL('../../histories', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.binpb'));
let bundle: { readonly codePath: string };

beforeAll(async () => {
  bundle = await workflowBundle();
});

test('there are recorded histories', () => {
  expect(files.length).toBeGreaterThan(0);
});

test.each(files)('%s is replayed without a difference', async (name) => {
  const history = proto.temporal.api.history.v1.History.decode(readFileSync(join(folder, name)));
  await Worker.runReplayHistory(
    { workflowBundle: bundle, dataConverter: { payloadCodecs: [createPayloadCodec()] } },
    history,
  );
});
