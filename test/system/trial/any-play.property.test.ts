/** Random plays of random programs, on both engines: the log must be the same, entry by entry, and give the state again. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTemporalPlay } from '../../../app/trial/temporal-play.js';
import { openTrial, type Trial } from '../../../app/trial/trial.js';
import { readSettings } from '../../../app/settings.js';
import type { Program } from '../../../engine/definition.js';
import { openMemoryPlay } from '../../../engine/playing.js';
import {
  EndlessPlay,
  type OpenPlay,
  type PlayCommand,
  type PlayEngine,
  type ServiceAnswer,
  type ServiceScript,
} from '../../../engine/scenario/play-engine.js';
import type { State } from '../../../engine/state.js';
import { anyMoves, type Move } from '../../engine/running/any-moves.js';
import { anyProgram } from '../../engine/running/any-program.js';
import { anna, anyone, bruno, minutes, monday } from '../../engine/running/play.js';

const people = [anna, bruno, anyone];

let trial: Trial;
beforeAll(async () => {
  trial = await openTrial(readSettings({ NODE_ENV: 'test' }), () => undefined);
});
afterAll(() => trial.close());

const anyAnswer: fc.Arbitrary<ServiceAnswer> = fc.oneof(
  fc.constant<ServiceAnswer>({ ok: true, result: { n: 3 } }),
  fc.constant<ServiceAnswer>({ ok: false, code: 'temporary', message: 'busy', final: false }),
  fc.constant<ServiceAnswer>({ ok: false, code: 'full', message: 'no room', final: true }),
);

it('any play of any program gives the same answers, log and state in memory and on Temporal', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyProgram,
      fc.integer({ min: 0, max: 5 }),
      anyMoves,
      fc.array(anyAnswer, { minLength: 1, maxLength: 6 }),
      async (random, n, moves, answers) => {
        const program = withOwnVersion(random);
        const script: ServiceScript = (_, nth) => answers[nth % answers.length] ?? { ok: true, result: null };
        const inMemory = await playedOn(openMemoryPlay, program, script, n, moves).catch(whenEndless);
        fc.pre(inMemory !== 'endless');
        const onTemporal = await playedOn(openTemporalPlay(trial), program, script, n, moves);
        expect(onTemporal).toEqual(inMemory);
      },
    ),
    { numRuns: Number(process.env['RUNS'] ?? 20), endOnFailure: true, reporter: failWithSeed },
  );
}, 600_000);

/** A program that calls a service again and again without waiting is no play: on Temporal it would go on until it is cancelled. */
function whenEndless(error: unknown): 'endless' {
  if (error instanceof EndlessPlay) return 'endless';
  throw error;
}

/** Without the program, whose calendars would fill the screen: the seed brings it back. */
function failWithSeed<Given>({
  failed,
  seed,
  counterexamplePath,
  errorInstance,
}: fc.RunDetails<Given>): void {
  if (failed)
    throw new Error(`Seed ${seed}, path ${counterexamplePath ?? 'none'}.`, { cause: errorInstance });
}

/** The store keeps programs by their version. */
function withOwnVersion(program: Program): Program {
  return { ...program, version: createHash('sha256').update(JSON.stringify(program)).digest('hex') };
}

/** What a play comes to, without the instance's id. */
async function playedOn(
  open: OpenPlay,
  program: Program,
  script: ServiceScript,
  n: number,
  moves: readonly Move[],
) {
  const play = await open([program], script);
  try {
    const data = { n, when: '2026-03-02T11:00:00Z' };
    const begun = await play.start({ at: monday, occurredAt: null, data, by: null, channel: 'email' });
    if (!begun.ok) return { refused: begun.message };
    const answers: string[] = [];
    let now = monday;
    for (const [at, move] of moves.entries()) {
      if (move.move === 'pass') {
        now += move.minutes * minutes;
        await play.advanceTo(now);
        continue;
      }
      const { state } = await play.standing();
      const command = commandOf(state, move, `c${at}`, now);
      if (command !== null) answers.push(await told(play, command, state));
    }
    const { state } = await play.standing();
    const { data: kept, status, outcome, priority, clocks, incidents } = state;
    return { answers, log: await play.log(), kept, status, outcome, priority, clocks, incidents };
  } finally {
    await play.close();
  }
}

async function told(play: PlayEngine, command: PlayCommand, { instance }: State): Promise<string> {
  const answer = await play.send(command);
  if (answer.ok) return 'taken';
  return `${answer.code}: ${answer.message.replaceAll(instance.id, 'ID').replaceAll(instance.number, 'NUMBER')}`;
}

function commandOf(
  state: State,
  move: Exclude<Move, { move: 'pass' }>,
  id: string,
  now: number,
): PlayCommand | null {
  const back = 'back' in move && move.back !== null ? now - move.back * minutes : null;
  const common = { id, occurredAt: back };
  switch (move.move) {
    case 'message':
      return { ...common, type: 'message', name: move.name, by: null, data: { n: 1 } };
    case 'cancel':
      return { ...common, type: 'cancel', by: anyone, reason: null };
    case 'result':
    case 'failure':
      return null;
    case 'retry':
    case 'resolve': {
      const step = state.incidents[move.which % Math.max(1, state.incidents.length)]?.step;
      if (step === undefined) return null;
      return move.move === 'retry'
        ? { ...common, type: 'retry', step, by: anyone }
        : { ...common, type: 'resolve', step, by: anyone, result: { n: 4 } };
    }
    case 'claim':
    case 'release':
    case 'assign':
    case 'complete': {
      const open = Object.keys(state.tasks);
      const task = open[move.which % Math.max(1, open.length)];
      const by = people[move.who] ?? anyone;
      if (task === undefined) return null;
      if (move.move === 'complete')
        return { ...common, type: 'complete', task, by, outcome: move.outcome, data: { text: 'x' } };
      if (move.move === 'assign')
        return {
          ...common,
          type: 'assign',
          task,
          by,
          group: move.outcome,
          user: move.outcome === null ? by : null,
        };
      return { ...common, type: move.move, task, by };
    }
  }
}
