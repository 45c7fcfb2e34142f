/** Loads measured to the end of their workflows: what a command leaves to be done later is part of its cost. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { Driven } from './driver/jobs.js';

const askEveryMs = 100;

/** Runs a load and waits until no instance that it began has a running workflow; its seconds go to that moment. */
export async function toTheEnd(temporal: Client, run: () => Promise<Driven>): Promise<Driven> {
  const since = performance.now();
  const driven = await run();
  const begun = new Set(driven.instances);
  while (await anyRuns(temporal, begun)) await pause(askEveryMs);
  return { ...driven, seconds: (performance.now() - since) / 1000 };
}

async function anyRuns(temporal: Client, begun: ReadonlySet<string>): Promise<boolean> {
  for await (const { workflowId } of temporal.workflow.list({ query: "ExecutionStatus = 'Running'" }))
    if (begun.has(workflowId)) return true;
  return false;
}
