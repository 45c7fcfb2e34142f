/** The calls of a step `outreach`, and the activity of the workflow that works its list. */
import { Context } from '@temporalio/activity';
import type { CommandContext } from '../commands/context.js';
import { beginOutreach, stopOutreach } from '../commands/outreach/order.js';
import type { Machines } from '../commands/outreach/machine.js';
import { tendOutreach } from '../commands/outreach/tend.js';
import { workOutreach, type WorkContext } from '../commands/outreach/work.js';
import { outreachService, outreachStopService, type OutreachOrder } from '../engine/outreach/order.js';
import type { Service } from './service.js';

/** Makes the services by which a list is begun and stopped: twice is as good as once. */
export function createOutreachServices(
  context: CommandContext & { readonly machines: Machines },
): Readonly<Record<string, Service>> {
  const repeatable = () => true;
  return {
    // The step makes these calls, and nobody else can.
    [outreachService]: { call: ({ input }) => beginOutreach(context, input as OutreachOrder), repeatable },
    [outreachStopService]: { call: ({ input }) => stopOutreach(context, input as OutreachOrder), repeatable },
  };
}

/** Makes the activity that looks at a list that is worked. */
export function createTendOutreach(context: CommandContext & { readonly machines: Machines }) {
  return ({ outreach }: { readonly outreach: string }) => {
    const { heartbeat } = Context.current();
    return tendOutreach(context, outreach, () => heartbeat());
  };
}

/** Makes the activity that works what no person works. */
export function createWorkOutreach(context: WorkContext) {
  return ({ outreach }: { readonly outreach: string }) => {
    const { heartbeat, cancellationSignal: signal } = Context.current();
    return workOutreach(context, outreach, { alive: () => heartbeat(), signal });
  };
}
