/** Demonstration calls, told to a product over HTTP as a switch would. */
import { demoCalls, demoProbes, type DemoCalls } from '../../app/demo/calls/demo-calls.js';
import { inBatches } from '../../app/demo/calls/in-batches.js';
import type { CallEvent } from '../../domain/calls/call-event.js';
import { signedIn, type Product } from './browser.js';

const batch = 1_000;

/** Sends all of these, a batch at a time, as somebody who may. @throws Error where a batch is refused */
async function tell(
  product: Product,
  what: 'events' | 'probes',
  all: Iterable<{ readonly at: number }>,
): Promise<void> {
  const { page, context } = await signedIn(product, 'admin');
  const path = { events: '/api/call-events', probes: '/api/probes' }[what];
  for (const some of inBatches(all, batch)) {
    const told = some.map((each) => ({ ...each, at: new Date(each.at).toISOString() }));
    const answer = await page.request.post(path, {
      data: { [what]: told },
      headers: { Origin: product.url },
    });
    if (!answer.ok())
      throw new Error(`${what} were refused: ${String(answer.status())} ${await answer.text()}`);
  }
  await context.close();
}

/** Tells events. @throws Error where any batch is refused */
export const tellEvents = (product: Product, events: Iterable<CallEvent>) => tell(product, 'events', events);

/** Tells all events of these calls, and how the components answered meanwhile. */
export async function tellCalls(product: Product, span: DemoCalls): Promise<void> {
  await tellEvents(product, demoCalls(span));
  await tell(product, 'probes', demoProbes(span));
}
