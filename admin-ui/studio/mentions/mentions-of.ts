/** Where a step is named: in its workflow, in what plays it, in the texts that it sends. */
import type { DefinitionKey, DefinitionText } from '../../../domain/definition-file.js';
import { sourceOf } from '../../../domain/definition-texts.js';
import { namesUsed } from '../../../engine/expressions/names-used.js';
import { readTree } from '../../../engine/reading.js';
import type { Fact } from '../../../engine/reading/fact.js';
import { entryOf, type Position } from '../../../engine/reading/node.js';
import type { Definition } from '../../../engine/reading/tree.js';
import { lineAt, offsetOf, wordAt } from './text-places.js';

/** A place where a step is named, by offsets in the text of a definition. `own`: where it is defined. */
export interface Mention extends DefinitionKey {
  readonly of: 'own' | 'next' | 'name' | 'expression' | 'played';
  readonly from: number;
  readonly to: number;
  readonly line: number;
}

/** All places that name a step of a workflow, in the order of definitions and texts. Never throws: what can't be read names nothing. */
export function mentionsOf(
  texts: readonly DefinitionText[],
  workflow: string,
  step: string,
): readonly Mention[] {
  // Reading all would cost a second: who doesn't write the name can't mean it, but may call who does.
  const near = texts.filter((each) => each.kind === 'workflow' || each.text.includes(step));
  const { definitions } = readTree(near.map(sourceOf));
  const own = definitions.find(({ kind, name }) => kind === 'workflow' && name === workflow);
  if (own === undefined) return [];
  const hasClock = own.facts.some((fact) => fact.fact === 'clock' && fact.step === step);
  const wanted = { step, hasClock };
  const sent = templatesOf(own);
  const shared = definitions.filter((each) => each !== own && hasStep(each, step)).flatMap(templatesOf);
  const playing = [workflow, ...callersOf(definitions, workflow, step)];
  return definitions.flatMap((each) => {
    if (each === own || isPlayOf(each, playing)) return mentionsIn(each, wanted);
    // A text that another workflow with a step of this name sends too can't be changed for one of them.
    if (each.kind === 'template' && sent.includes(each.name) && !shared.includes(each.name))
      return mentionsIn(each, wanted);
    return [];
  });
}

interface Wanted {
  readonly step: string;
  /** Whether a clock is named like it. */
  readonly hasClock: boolean;
}

function mentionsIn(definition: Definition, wanted: Wanted): readonly Mention[] {
  const { kind, name, text } = definition;
  const found = new Map<number, Mention>();
  for (const fact of definition.facts)
    for (const { of, from } of placesIn(text, fact, wanted)) {
      const written = text.slice(from).startsWith(wanted.step);
      const mention = { kind, name, of, from, to: from + wanted.step.length, line: lineAt(text, from) };
      if (written && found.get(from)?.of !== 'own') found.set(from, mention);
    }
  return [...found.values()].toSorted((one, other) => one.from - other.from);
}

type Found = Pick<Mention, 'of' | 'from'>;

function placesIn(text: string, fact: Fact, { step, hasClock }: Wanted): readonly Found[] {
  const at = (of: Mention['of'], position: Position): readonly Found[] => [
    { of, from: wordAt(text, offsetOf(text, position)) },
  ];
  switch (fact.fact) {
    case 'step':
      return fact.name === step ? at('own', fact.at) : [];
    case 'next':
      return fact.to === step ? at('next', fact.at) : [];
    case 'name': {
      const ofStep = fact.of === 'step' || fact.of === 'block' || (fact.of === 'clock' && hasClock);
      return ofStep && fact.name === step ? at('name', fact.at) : [];
    }
    case 'played': {
      const played = ['step', 'task', 'incident', 'outreach', ...(hasClock ? ['clock'] : [])];
      return played.includes(fact.of) && fact.name === step ? at('played', fact.at) : [];
    }
    case 'expression':
      return inExpression(text, fact, { step, hasClock });
    default:
      return [];
  }
}

/** Where an expression reads the step, or the clock named like it: in the text as it is written, quotes and all. */
function inExpression(
  text: string,
  { source, node }: Extract<Fact, { readonly fact: 'expression' }>,
  { step, hasClock }: Wanted,
): readonly Found[] {
  const used = usedBy(source);
  const holders = [
    ...(used?.steps.has(step) === true ? ['steps'] : []),
    ...(hasClock && used?.clocks.has(step) === true ? ['clocks'] : []),
  ];
  if (holders.length === 0) return [];
  const start = offsetOf(text, node.at);
  const written = text.slice(start, start + node.source.length);
  const form = new RegExp(
    `(?<![\\w.])(?:${holders.join('|')})(?:\\s*\\.\\s*|\\[\\\\?["'])(${step})(?!\\w)`,
    'g',
  );
  return [...written.matchAll(form)].map((match) => ({
    of: 'expression',
    from: start + match.index + match[0].length - step.length,
  }));
}

function usedBy(source: string) {
  try {
    return namesUsed(source);
  } catch {
    return null; // one that doesn't parse is a problem that the check tells
  }
}

function isPlayOf({ kind, node }: Definition, workflows: readonly string[]): boolean {
  if (kind !== 'scenario' && kind !== 'simulation') return false;
  const named = node.entries.find(({ key }) => key === 'workflow')?.value;
  return named?.kind === 'scalar' && workflows.some((each) => each === named.value);
}

/** Workflows that call this one or start it by a message, themselves or by others: their plays name its steps too, unless it is a step of theirs. */
function callersOf(definitions: readonly Definition[], workflow: string, step: string): readonly string[] {
  const callers = new Set<string>();
  const waiting = [workflow];
  for (let called = waiting.pop(); called !== undefined; called = waiting.pop())
    for (const each of definitions) {
      const message = startMessageOf(definitions, called);
      const calls = each.facts.some(
        (fact) =>
          (fact.fact === 'start' && fact.workflow === called) ||
          (fact.fact === 'sent' && fact.workflow === null && fact.message === message),
      );
      if (each.kind !== 'workflow' || !calls || callers.has(each.name)) continue;
      waiting.push(each.name);
      callers.add(each.name);
    }
  return [...callers].filter(
    (name) =>
      !definitions.some((each) => each.kind === 'workflow' && each.name === name && hasStep(each, step)),
  );
}

/** The message that starts a workflow; null: none does. */
function startMessageOf(definitions: readonly Definition[], workflow: string): string | null {
  const node = definitions.find(({ kind, name }) => kind === 'workflow' && name === workflow)?.node;
  const start = node === undefined ? undefined : entryOf(node, 'start')?.value;
  const message = start?.kind === 'map' ? entryOf(start, 'message')?.value : undefined;
  return message?.kind === 'scalar' && typeof message.value === 'string' ? message.value : null;
}

function templatesOf({ facts }: Definition): readonly string[] {
  return facts.flatMap((fact) => (fact.fact === 'template_use' ? [fact.name] : []));
}

function hasStep({ kind, facts }: Definition, step: string): boolean {
  return kind === 'workflow' && facts.some((fact) => fact.fact === 'step' && fact.name === step);
}
