/** Random moves of a play, for properties. */
import fc from 'fast-check';

/** The messages that random programs and plays know. */
export const messages = ['m1', 'm2'] as const;

/** A move of a play; numbers choose among what is there when it is made. */
export type Move =
  | { readonly move: 'pass'; readonly minutes: number }
  | {
      readonly move: 'claim' | 'release' | 'complete' | 'assign';
      readonly which: number;
      readonly who: number;
      readonly outcome: string | null;
      readonly back: number | null;
    }
  | { readonly move: 'message'; readonly name: string; readonly back: number | null }
  | {
      readonly move: 'result' | 'failure';
      readonly which: number;
      readonly code: string;
      readonly final: boolean;
    }
  | { readonly move: 'retry' | 'resolve'; readonly which: number }
  | { readonly move: 'cancel' };

const back = fc.option(fc.integer({ min: 0, max: 300 }), { freq: 4 });

export const anyMoves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ move: fc.constant('pass' as const), minutes: fc.integer({ min: 0, max: 600 }) }),
    },
    {
      weight: 6,
      arbitrary: fc.record({
        move: fc.constantFrom(
          'claim' as const,
          'release' as const,
          'complete' as const,
          'complete' as const,
          'assign' as const,
        ),
        which: fc.nat(3),
        who: fc.nat(2),
        outcome: fc.constantFrom(null, 'a', 'done', 'none'),
        back,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        move: fc.constant('message' as const),
        name: fc.constantFrom(...messages, 'unknown'),
        back,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        move: fc.constantFrom('result' as const, 'failure' as const),
        which: fc.nat(3),
        code: fc.constantFrom('full', 'temporary'),
        final: fc.boolean(),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ move: fc.constantFrom('retry' as const, 'resolve' as const), which: fc.nat(2) }),
    },
    { weight: 1, arbitrary: fc.record({ move: fc.constant('cancel' as const) }) },
  ),
  { maxLength: 25 },
);
