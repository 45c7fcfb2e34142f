import { describe, expect, test } from 'vitest';
import { readFolder } from '../../../app/definition-files.js';
import {
  backTo,
  begin,
  forward,
  opened,
  sentBy,
  withMove,
  type PlaySession,
} from '../../../admin-ui/studio/play/play-session.js';
import { replay } from '../../../admin-ui/studio/play/replay.js';
import { scenarioText } from '../../../admin-ui/studio/play/scenario-text.js';
import { showPlay } from '../../../admin-ui/studio/play/shown-play.js';
import { openMemoryPlay, programsWith, runScenarios } from '../../../engine/playing.js';
import { readTree, type SourceFile } from '../../../engine/reading.js';
import type { PlayPrograms } from '../../../engine/scenario/play-engine.js';
import type { ScenarioAnswers } from '../../../engine/scenario/scenario.js';

/** A folder of definitions: its scenarios, its programs, and what scenarios' texts find beside it. */
function definitionsIn(folder: string) {
  const files = readFolder(folder);
  const tree = readTree(files);
  const compiled = new Map<string, PlayPrograms>();
  return {
    scenarios: tree.definitions.flatMap((each) =>
      each.kind === 'scenario' && each.body !== null ? [each.body] : [],
    ),
    programs: (workflow: string): PlayPrograms => {
      const made = compiled.get(workflow) ?? programsWith(tree, workflow, [], 2026);
      if ('problem' in made) throw new Error(made.problem);
      compiled.set(workflow, made);
      return made;
    },
    failuresOf: async (...texts: readonly string[]) => {
      const rest = files.filter(({ path }) => !path.endsWith('.scenario.yaml'));
      const all: SourceFile[] = [
        ...rest,
        ...texts.map((text, n) => ({ path: `saved ${n}.scenario.yaml`, text })),
      ];
      const read = readTree(all);
      const { results } = await runScenarios(read, all, read.problems, openMemoryPlay);
      return results.flatMap(({ failures }) => failures);
    },
  };
}

const { scenarios, programs, failuresOf } = definitionsIn('definitions');

const monday = Date.parse('2026-03-02T09:00:00+01:00');
const email = { subject: 'Help', channel: 'email', person: { email: 'rosa@example.org' } };
const by = sentBy(null);

describe('a play', () => {
  test('comes back to where it stood when a move is taken back', async () => {
    const fresh = begin('ticket', monday, email);
    const claimed = withMove(fresh, { kind: 'claim', task: 'back_office', item: null, ...by });
    const later = withMove(claimed, { kind: 'advance', by: { unit: 'working', ms: 3_600_000 }, to: null });
    const { turns } = await replay(later, programs('ticket'));
    expect(turns.map(({ standing }) => (standing.now - monday) / 3_600_000)).toEqual([0, 0, 1]);
    const back = await replay(backTo(later, 1), programs('ticket'));
    expect(back.turns.at(-1)?.standing).toEqual(turns[1]?.standing);
  });

  test('says why a start or a move is refused, and stands where it stood', async () => {
    const unsaid = await replay(begin('ticket', monday, { channel: 'email' }), programs('ticket'));
    expect(unsaid.refused?.errors.map(({ path }) => path)).toEqual(['/data/subject']);
    const move = {
      kind: 'complete',
      task: 'office',
      item: null,
      outcome: 'answered',
      data: {},
      ...by,
    } as const;
    const { refused, turns } = await replay(
      withMove(begin('ticket', monday, email), move),
      programs('ticket'),
    );
    expect(refused?.message).toContain('task office is not open');
    expect(turns).toHaveLength(1);
  });

  test('stands still at a service until it is answered', async () => {
    const asked = withMove(begin('ticket', monday, email), {
      ...{ kind: 'complete', task: 'back_office', item: null, outcome: 'incomplete', ...by },
      data: { missing: ['tax code'] },
    });
    const { awaited, turns } = await replay(asked, programs('ticket'));
    expect(awaited).toMatchObject({ service: 'mail_send', input: { to: 'rosa@example.org' } });
    expect(turns).toHaveLength(2);
    const wrong = withMove(asked, {
      kind: 'answer',
      service: 'mail_send',
      answer: { error: 'address_wrong', times: 1 },
    });
    const after = await replay(wrong, programs('ticket'));
    expect(after.awaited).toBeNull();
    const open = Object.values(after.turns.at(-1)?.standing.state.tasks ?? {});
    expect(open.map(({ step }) => step)).toEqual(['back_office']);
    expect(await failuresOf(scenarioText('The address is wrong', wrong, after))).toEqual([]);
  });

  test('is saved with what each move brought about', async () => {
    const late = withMove(begin('ticket', monday, email), {
      ...{ kind: 'advance', to: null },
      by: { unit: 'working', ms: 4 * 3_600_000 },
    });
    const text = scenarioText('Nobody takes it', late, await replay(late, programs('ticket')));
    expect(text.split('\n')).toMatchInlineSnapshot(`
      [
        "scenario: Nobody takes it",
        "workflow: ticket",
        "at: 2026-03-02T09:00:00+01:00",
        "start: {subject: Help, channel: email, person: {email: rosa@example.org}}",
        "play:",
        "  - expect: {task: back_office, state: ready, to: level_2}",
        "  - expect: {clock: pickup, state: running, due: 2026-03-02T13:00:00+01:00}",
        "  - expect: {clock: resolved_24, state: running, due: 2026-03-03T09:00:00+01:00}",
        "  - expect: {clock: resolved_48, state: running, due: 2026-03-04T09:00:00+01:00}",
        "  - advance: 4 working hours",
        "  - expect: {clock: pickup, state: breached}",
        "  - expect: {priority: 80}",
        "",
      ]
    `);
    expect(await failuresOf(text)).toEqual([]);
    expect(await failuresOf(text.replace('13:00', '14:00'))).not.toEqual([]);
  }, 30_000);
});

describe('a scenario that is opened', () => {
  test('stands at its start with all its moves ahead, and goes through them one by one and back', async () => {
    const scenario = scenarios.find(({ play }) => play.filter(({ kind }) => kind !== 'expect').length > 3);
    if (scenario === undefined) throw new Error('No shipped scenario has more than three moves');
    const session = opened(scenario);
    expect(session.moves).toEqual([]);
    const { at: beginning } = await showPlay(session, programs(scenario.workflow));
    expect(beginning?.ahead).not.toBeNull();
    const two = forward(session, 2);
    expect((await replay(two, programs(scenario.workflow))).turns).toHaveLength(3);
    expect(backTo(two, 0)).toEqual(session);
    expect(forward(session, session.ahead.length).ahead).toEqual([]);
    expect(withMove(two, { kind: 'cancel', reason: null, ...by }).ahead).toEqual([]);
  });

  test('leaves out a move that is refused, and keeps those after it ahead', async () => {
    const session = begin('ticket', monday, email);
    const impossible = { kind: 'claim', task: 'office', item: null, ...by } as const;
    const hour = { kind: 'advance', by: { unit: 'elapsed', ms: 3_600_000 }, to: null } as const;
    const shown = await showPlay({ ...session, moves: [hour, impossible, hour] }, programs(session.workflow));
    expect(shown.refused?.message).toContain('task office is not open');
    expect(shown.session).toMatchObject({ moves: [hour], ahead: [hour] });
  });

  // The second folder has every kind of move, a published calendar among them.
  test.each(['definitions', 'test/scenarios/definitions'])(
    'is played with its own people, answers and lists, and passes when it is saved (%s)',
    async (folder) => {
      const shipped = definitionsIn(folder);
      const texts: string[] = [];
      for (const scenario of shipped.scenarios) {
        const all = forward(opened(scenario), scenario.play.length);
        const played = await replay(all, shipped.programs(scenario.workflow));
        expect(played, scenario.scenario).toMatchObject({ refused: null, awaited: null });
        expect(played.turns).toHaveLength(all.moves.length + 1);
        texts.push(scenarioText(scenario.scenario, all, played));
      }
      expect(texts.length).toBeGreaterThan(25);
      expect(await shipped.failuresOf(...texts)).toEqual([]);
    },
    120_000,
  );
});

/** The shipped scenarios whose services a person could answer, as plays. */
const answerable = scenarios.flatMap(({ scenario, workflow, at, start, play, services, users, lists }) => {
  if (Object.keys(lists).length > 0) return [];
  const moves = play.flatMap((line) => {
    if (line.kind === 'expect' || ('refused' in line && line.refused)) return [];
    return [line];
  });
  if (Object.keys(users).length > 0 && play.some((line) => line.kind === 'assign')) return [];
  return [{ name: scenario, session: { ...begin(workflow, at, start), moves }, services }];
});

describe('the shipped scenarios, made as plays', () => {
  test('pass when they are saved', async () => {
    const texts: string[] = [];
    for (const { name, session, services } of answerable) {
      const whole = await answered(session, services);
      const played = await replay(whole, programs(session.workflow));
      expect(played, name).toMatchObject({ refused: null, awaited: null });
      expect(played.turns.length).toBe(session.moves.length + 1);
      texts.push(scenarioText(name, whole, played));
    }
    expect(texts.length).toBeGreaterThan(35);
    expect(await failuresOf(...texts)).toEqual([]);
  }, 60_000);
});

/** The play with the scenario's answers to its services, given when they are asked for. */
async function answered(
  session: PlaySession,
  services: { readonly [service: string]: ScenarioAnswers },
): Promise<PlaySession> {
  let at = session;
  for (;;) {
    const { awaited } = await replay(at, programs(session.workflow));
    if (awaited === null) return at;
    const { service } = awaited;
    const given = at.moves.filter((move) => move.kind === 'answer' && move.service === service).length;
    const scripted = services[service]?.answers ?? [];
    const answer = scripted[given] ?? (services[service]?.every ? scripted[0] : undefined) ?? { result: {} };
    at = withMove(at, { kind: 'answer', service, answer });
  }
}
