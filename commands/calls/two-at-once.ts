/** Portions of events that are taken one beside the other: while PostgreSQL writes one, the next is put together. */

/** Two: one that is written, one that is put together. More would only hold more memory. */
const atOnce = 2;

/** Takes portions as they are given. */
interface Taking<Portion> {
  /** Waits until there is room for it, not until it is taken; throws what taking one before it threw. */
  readonly give: (portion: Portion) => Promise<void>;
  /** Waits until all are taken. */
  readonly end: () => Promise<void>;
}

/** Begins to take portions, two at once, but in turn where they tell of the same call: of events that contradict the first counts. */
export function twoAtOnce<Portion>(
  callsOf: (portion: Portion) => ReadonlySet<string>,
  take: (portion: Portion) => Promise<void>,
): Taking<Portion> {
  let going: readonly { readonly calls: ReadonlySet<string>; readonly taken: Promise<void> }[] = [];
  const waitForAll = async () => {
    const all = going;
    going = [];
    await Promise.all(all.map(({ taken }) => taken));
  };
  return {
    give: async (portion) => {
      const calls = callsOf(portion);
      if (going.some((one) => share(one.calls, calls))) await waitForAll();
      while (going.length >= atOnce) {
        const [first, ...others] = going;
        going = others;
        await first?.taken;
      }
      const taken = take(portion);
      // Its failure is told where it is waited for.
      taken.catch(() => undefined);
      going = [...going, { calls, taken }];
    },
    end: waitForAll,
  };
}

function share(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const each of others) if (some.has(each)) return true;
  return false;
}
