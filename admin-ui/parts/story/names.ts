/** What things are called in a compiled workflow. Walks the JSON as it came, so that no page loads the engine for a title. */
import { titleText, type Title } from '../../i18n/title-text.js';

/** Titles by name; each answers the name itself where there is no title. */
export interface Names {
  /** Names of all steps, in written order. */
  readonly steps: readonly string[];
  readonly step: (name: string) => string;
  readonly outcome: (step: string | null, name: string) => string;
  readonly clock: (name: string) => string;
  readonly message: (name: string) => string;
  readonly group: (name: string) => string;
}

type Titles = Map<string, string>;
interface Found {
  readonly steps: Titles;
  readonly outcomes: Titles;
  readonly clocks: Titles;
  readonly messages: Titles;
  readonly stepNames: Set<string>;
}

/** The titles of a compiled workflow (`/api/instances/:id/definition`) in a language; names alone while it isn't there; groups are called as `group` says. */
export function namesOf(
  workflow: unknown,
  locale: string,
  group: (name: string) => string = (name) => name,
): Names {
  const found: Found = {
    steps: new Map(),
    outcomes: new Map(),
    clocks: new Map(),
    messages: new Map(),
    stepNames: new Set(),
  };
  collect(workflow, locale, found);
  // A clock of an item is called `clock@branch`.
  const plain = (name: string) => name.split('@')[0] ?? name;
  const readable = (name: string) => name.replaceAll('_', ' ');
  return {
    steps: [...found.stepNames],
    step: (name) => found.steps.get(name) ?? found.clocks.get(name) ?? readable(name),
    outcome: (step, name) => found.outcomes.get(`${step ?? ''}.${name}`) ?? readable(name),
    clock: (name) => found.clocks.get(plain(name)) ?? readable(plain(name)),
    message: (name) => found.messages.get(name) ?? readable(name),
    group,
  };
}

function collect(value: unknown, locale: string, found: Found): void {
  if (Array.isArray(value)) {
    for (const one of value) collect(one, locale, found);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const { steps, clocks, clock, messages, outcomes, name } = value as Readonly<Record<string, unknown>>;
  keep(steps, locale, found.steps);
  if (Array.isArray(steps))
    for (const step of steps as readonly { readonly name?: unknown }[])
      if (typeof step.name === 'string') found.stepNames.add(step.name);
  keep(clocks, locale, found.clocks);
  keep([clock], locale, found.clocks);
  keep(messages, locale, found.messages);
  if (typeof name === 'string') keep(outcomes, locale, found.outcomes, `${name}.`);
  for (const inner of Object.values(value)) collect(inner, locale, found);
}

function keep(list: unknown, locale: string, titles: Titles, prefix = ''): void {
  if (!Array.isArray(list)) return;
  for (const one of list as readonly unknown[]) {
    if (typeof one !== 'object' || one === null) continue;
    const { name, title } = one as { readonly name?: unknown; readonly title?: Title };
    if (typeof name !== 'string') continue;
    const text = titleText(title, locale);
    if (text !== '') titles.set(`${prefix}${name}`, text);
  }
}
