/** Demonstration calls, told to a product over HTTP as a switch would. */
import { demoCalls, demoProbes, type DemoCalls } from '../../app/demo/calls/demo-calls.js';
import { inBatches } from '../../app/demo/calls/in-batches.js';
import type { CallEvent } from '../../domain/calls/call-event.js';
import { signedIn, type Product } from './browser.js';

const batch = 1_000;

/** Tells events, as somebody who may. @throws Error where any is refused */
export async function tellEvents(product: Product, events: Iterable<CallEvent>): Promise<void> {
  const { page, context } = await signedIn(product, 'admin');
  for (const some of inBatches(events, batch)) {
    const told = some.map((event) => ({ ...event, at: new Date(event.at).toISOString() }));
    const answer = await page.request.post('/api/call-events', {
      data: { events: told },
      headers: { Origin: product.url },
    });
    if (!answer.ok())
      throw new Error(`events were refused: ${String(answer.status())} ${await answer.text()}`);
  }
  await context.close();
}

/** Tells all events of these calls, and how the components answered meanwhile. */
export async function tellCalls(product: Product, span: DemoCalls): Promise<void> {
  await tellEvents(product, demoCalls(span));
  const { page, context } = await signedIn(product, 'admin');
  for (const some of inBatches(demoProbes(span), batch)) {
    const probes = some.map((probe) => ({ ...probe, at: new Date(probe.at).toISOString() }));
    const answer = await page.request.post('/api/probes', {
      data: { probes },
      headers: { Origin: product.url },
    });
    if (!answer.ok())
      throw new Error(`probes were refused: ${String(answer.status())} ${await answer.text()}`);
  }
  await context.close();
}
