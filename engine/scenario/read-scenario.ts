/** Reader of a scenario. What its moves and expectations name is looked up by a check, in the workflow that it plays. */
import { kindEntry, type KindKeys } from '../reading/kind-keys.js';
import type { MapNode, Node } from '../reading/node.js';
import {
  defaulted,
  entriesOf,
  listOf,
  readFields,
  reader,
  refuse,
  required,
  unknownKey,
  unread,
  type Read,
  type Reader,
} from '../reading/reader.js';
import type { JsonObject } from '../json.js';
import type { Reading } from '../reading/reading.js';
import { anyMap, nameOf, text } from '../reading/scalars.js';
import { services, users } from './read-answers.js';
import { expectation } from './read-expect.js';
import { instantAt, moveAbouts, moves } from './read-moves.js';
import type { Expect, Move, PlayLine, Scenario } from './scenario.js';
import { eitherPart, keysPart, listPart, mapPart } from '../reading/schema-parts.js';
import { worded } from '../wording/worded.js';

const moveKinds = Object.keys(moves) as Move['kind'][];

const lineKeys: KindKeys = {
  what: worded`a line of the play`,
  known: ['expect', ...moveKinds],
  further: {},
  besides: [],
};

const playLine: Reader<PlayLine> = reader(
  worded`a move or an expectation`,
  (node, reading) =>
    node.kind === 'map'
      ? lineOf(node, reading)
      : refuse(reading, node, worded`a map such as {advance: 3 working hours}`),
  eitherPart(
    ...moveKinds.map((kind) => keysPart({ [kind]: required(moves[kind], moveAbouts[kind]) })),
    keysPart({ expect: required(expectation, 'what is expected now') }),
  ),
);

const lists = entriesOf(
  worded`contact lists by name`,
  (entry, reading): Read<readonly [string, readonly JsonObject[]]> => {
    const rows = listOf(anyMap).read(entry.value, reading);
    return rows === unread ? unread : [entry.key, rows];
  },
  mapPart(listPart(anyMap.part)),
);

export const scenarioFields = {
  scenario: required(text, 'what happens, in a sentence'),
  workflow: required(nameOf('workflow'), 'which workflow is played'),
  at: required(instantAt, 'when it starts'),
  start: defaulted(anyMap, {}, 'the data that it starts with'),
  users: defaulted(users, [], 'who is in which groups; others may do what they are asked to'),
  services: defaulted(services, [], 'what services answer; without it {}'),
  lists: defaulted(lists, [], 'contact lists, by name'),
  play: required(listOf(playLine), 'what happens and what is expected, in its order'),
};

/** Reads a scenario; null, and problems, where it can't be read. */
export function readScenario(node: MapNode, reading: Reading): Scenario | null {
  const values = readFields(node, worded`a scenario`, scenarioFields, reading, node.at);
  if (values === unread) return null;
  const { scenario, workflow, at, start, play } = values;
  return {
    scenario,
    workflow,
    at,
    start,
    users: Object.fromEntries(values.users),
    services: Object.fromEntries(values.services),
    lists: Object.fromEntries(values.lists),
    play,
    lines: Object.fromEntries(node.entries.map(({ key, keyAt }) => [key, keyAt.line])),
  };
}

function lineOf(node: MapNode, reading: Reading): Read<PlayLine> {
  const entry = kindEntry(node, lineKeys, reading);
  if (entry === null) return unread;
  const others = node.entries.filter((each) => each !== entry);
  for (const other of others) unknownKey(reading, other, worded`a line of the play`, lineKeys.known);
  const { line } = entry.keyAt;
  const read =
    entry.key === 'expect' ? readExpect(entry.value, reading) : moveOf(entry.key, entry.value, reading);
  return read === unread || others.length > 0 ? unread : { line, ...read };
}

function readExpect(
  node: Node,
  reading: Reading,
): Read<{ readonly kind: 'expect'; readonly expect: Expect }> {
  const expect = expectation.read(node, reading);
  return expect === unread ? unread : { kind: 'expect', expect };
}

function moveOf(key: string, node: Node, reading: Reading): Read<Move> {
  const kind = (Object.keys(moves) as Move['kind'][]).find((each) => each === key);
  return kind === undefined ? unread : moves[kind].read(node, reading);
}
