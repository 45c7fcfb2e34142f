/** Steps: added, gone, renamed, moved, and what each does now. What a kind has beside the common keys is told key by key. */
import type { CompiledBlock, CompiledWorkflow, StepCommon, Value } from '../definition.js';
import { isJsonObject, type Json, type JsonObject } from '../json.js';
import { blocksOf, stepsIn } from '../steps/blocks.js';
import type { CompiledStep } from '../steps/kinds.js';
import { outcomesOf, type TaskStep } from '../steps/task.js';
import { actionsTold } from './actions.js';
import { clockSentences } from './clocks.js';
import type { PartSentence } from './sentence.js';
import { condition, namesTurned, plain, same, say, titled, turned, written } from './sentence.js';

/** What has changed between the steps of two versions of a workflow. */
export function stepSentences(before: CompiledWorkflow, after: CompiledWorkflow): readonly PartSentence[] {
  const old = stepsIn(before.body);
  const now = stepsIn(after.body);
  const names = new Set(now.map(({ name }) => name));
  const renamed = new Map(
    Object.entries(after.migrate).filter(
      ([from, to]) => !names.has(from) && !old.some(({ name }) => name === to),
    ),
  );
  const called = (name: string): string => renamed.get(name) ?? name;
  const gone = old.filter(({ name }) => !names.has(called(name)));
  return [
    ...now.flatMap((step) => {
      const was = old.find(({ name }) => called(name) === step.name);
      return was === undefined ? added(step) : changed(was, step);
    }),
    ...gone.map(({ name }) => say(partOf(name), `step ${name} is gone`, `il passo ${name} non c’è più`)),
    ...orderSentences(before.body, after.body, called),
  ];
}

function added(step: CompiledStep): readonly PartSentence[] {
  const { name, kind, title } = step;
  const told = titled(title, name);
  const [en, it] = told.en === name ? [name, name] : [`${name} (${told.en})`, `${name} (${told.it})`];
  return [say(partOf(name), `new step ${en}: ${kind}`, `nuovo passo ${it}: ${kind}`)];
}

function changed(before: CompiledStep, after: CompiledStep): readonly PartSentence[] {
  const { name } = after;
  const part = partOf(name);
  const about = (en: string, it: string) => ({ en: `step ${name}, ${en}`, it: `passo ${name}, ${it}` });
  if (before.kind !== after.kind)
    return [
      say(
        part,
        `step ${name} was ${before.kind} and is now ${after.kind}`,
        `il passo ${name} era ${before.kind} e ora è ${after.kind}`,
      ),
    ];
  return [
    ...(before.name === name
      ? []
      : [
          say(
            part,
            `step ${before.name} is now called ${name}`,
            `il passo ${before.name} ora si chiama ${name}`,
          ),
        ]),
    ...turned(part, about('title', 'titolo'), titled(before.title, name).en, titled(after.title, name).en),
    ...turned(part, about('only when', 'solo se'), condition(before.when), condition(after.when)),
    ...turned(part, about('goes to', 'va a'), before.next ?? '–', after.next ?? '–'),
    ...turned(part, about('saves to', 'salva in'), saved(before), saved(after)),
    ...turned(part, about('happened at', 'avvenuto a'), written(before.happened), written(after.happened)),
    ...handlerSentences(part, name, before, after),
    ...clockSentences(listed(before.clock), listed(after.clock)),
    ...(before.kind === 'task' && after.kind === 'task'
      ? taskSentences(part, before, after)
      : ownSentences(part, before, after)),
    ...blocksOf(after).flatMap((block, at) => {
      const was = blocksOf(before)[at];
      return was === undefined ? [] : clockSentences(was.clocks, block.clocks);
    }),
  ];
}

function taskSentences(part: string, before: TaskStep, after: TaskStep): readonly PartSentence[] {
  const { name } = after;
  const about = (en: string, it: string) => ({ en: `step ${name}, ${en}`, it: `passo ${name}, ${it}` });
  const outcomes = (step: TaskStep) => outcomesOf(step).map((outcome) => outcome.name);
  const added = outcomes(after).filter((outcome) => !outcomes(before).includes(outcome));
  const gone = outcomes(before).filter((outcome) => !outcomes(after).includes(outcome));
  return [
    ...turned(
      part,
      about('for the group', 'per il gruppo'),
      written(before.to.group),
      written(after.to.group),
    ),
    ...turned(part, about('for the user', 'per l’utente'), written(before.to.user), written(after.to.user)),
    ...turned(part, about('skills', 'competenze'), values(before.to.skills), values(after.to.skills)),
    ...turned(part, about('given out', 'assegnazione'), before.to.mode ?? '–', after.to.mode ?? '–'),
    ...namesTurned(part, about('not by who did', 'non da chi ha fatto'), before.to.notBy, after.to.notBy),
    ...turned(part, about('form', 'modulo'), before.form ?? '–', after.form ?? '–'),
    ...namesTurned(part, about('shows', 'mostra'), before.show, after.show),
    ...added.map((outcome) =>
      say(part, `step ${name} may now end in ${outcome}`, `il passo ${name} ora può finire in ${outcome}`),
    ),
    ...gone.map((outcome) =>
      say(
        part,
        `step ${name} can no longer end in ${outcome}`,
        `il passo ${name} non può più finire in ${outcome}`,
      ),
    ),
    ...outcomesOf(after).flatMap((outcome) => {
      const was = outcomesOf(before).find((each) => each.name === outcome.name);
      if (was === undefined || same(was, outcome)) return [];
      const on = about(`outcome ${outcome.name}`, `esito ${outcome.name}`);
      return [
        ...turned(
          part,
          { en: `${on.en} goes to`, it: `${on.it} va a` },
          was.next ?? '–',
          outcome.next ?? '–',
        ),
        ...turned(
          part,
          { en: `${on.en}, form`, it: `${on.it}, modulo` },
          was.form ?? '–',
          outcome.form ?? '–',
        ),
        ...turned(part, { en: `${on.en} sets`, it: `${on.it} scrive` }, sets(was.set), sets(outcome.set)),
      ];
    }),
    ...turned(part, about('must hold', 'deve valere'), musts(before), musts(after)),
  ];
}

const common: ReadonlySet<string> = new Set([
  ...['kind', 'name', 'title', 'when', 'next', 'save', 'happened', 'handlers', 'clock', 'block', 'steps'],
]);

/** The keys that only this kind has; blocks in it are told by their steps. */
function ownSentences(part: string, before: StepCommon, after: StepCommon): readonly PartSentence[] {
  const one = before as unknown as { readonly [key: string]: Json };
  const other = after as unknown as { readonly [key: string]: Json };
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((key) =>
    common.has(key)
      ? []
      : keyTurned(part, `${after.name}, ${key}`, withoutBlocks(one[key]), withoutBlocks(other[key])),
  );
}

/** Maps key by key, all else as a whole. */
function keyTurned(part: string, what: string, before: Json, after: Json): readonly PartSentence[] {
  if (isMap(before) && isMap(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      keyTurned(part, `${what}.${key}`, before[key] ?? null, after[key] ?? null),
    );
  }
  return turned(part, { en: `step ${what}`, it: `passo ${what}` }, shown(before), shown(after));
}

function isMap(value: Json): value is JsonObject {
  return isJsonObject(value) && !isValue(value);
}

/** The same without the blocks in it. */
function withoutBlocks(value: Json | undefined): Json {
  const text = JSON.stringify(value ?? null, (key, inner: unknown) =>
    key === 'block' || (key === 'steps' && Array.isArray(inner)) ? undefined : inner,
  );
  return JSON.parse(text) as Json;
}

function shown(value: Json): string {
  return isJsonObject(value) && isValue(value) ? written(value) : plain(value);
}

function isValue(value: object): value is Value {
  const keys = Object.keys(value);
  return keys.length === 1 && ['literal', 'expression', 'list', 'map'].includes(keys[0] ?? '');
}

/** Only what stays is compared: what came or went is told by itself. */
function orderSentences(
  before: CompiledBlock,
  after: CompiledBlock,
  called: (name: string) => string,
): readonly PartSentence[] {
  const old = before.steps.map(({ name }) => called(name));
  const now = after.steps.map(({ name }) => name);
  const stayed = old.filter((name) => now.includes(name));
  const order = now.filter((name) => old.includes(name));
  if (same(stayed, order)) return [];
  return [say('steps', `order of the steps: ${order.join(', ')}`, `ordine dei passi: ${order.join(', ')}`)];
}

/** What a block or a step does with messages and errors. */
export function handlerSentences(
  part: string,
  name: string,
  before: Pick<CompiledBlock, 'handlers'>,
  after: Pick<CompiledBlock, 'handlers'>,
): readonly PartSentence[] {
  const keyed = ({ handlers }: Pick<CompiledBlock, 'handlers'>) =>
    new Map(
      handlers.map(({ on, actions }) => [
        'message' in on ? on.message : `error${on.error === null ? '' : `.${on.error}`}`,
        actions,
      ]),
    );
  const [old, now] = [keyed(before), keyed(after)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((on) => {
    if (same(old.get(on), now.get(on))) return [];
    const does = actionsTold(now.get(on) ?? []);
    return [say(part, `${name} on ${on}: ${does.en}`, `${name} su ${on}: ${does.it}`)];
  });
}

function saved({ save }: StepCommon): string {
  return save === null ? '–' : `${save.path.join('.')}${save.append ? '[]' : ''}`;
}

function sets(entries: TaskStep['outcomes'][number]['set']): string {
  return entries.map(({ path, value }) => `${path.path.join('.')} = ${written(value)}`).join(', ') || '–';
}

function musts({ checks }: TaskStep): string {
  return checks.map(({ must }) => must).join('; ') || '–';
}

function values(list: readonly Value[]): string {
  return list.map(written).join(', ') || '–';
}

function listed<Item>(item: Item | null): readonly Item[] {
  return item === null ? [] : [item];
}

function partOf(name: string): string {
  return `steps/${name}`;
}
