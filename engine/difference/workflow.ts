/** A workflow: what it starts with and from, who sees it, its messages, clocks and steps. */
import type { CompiledWorkflow } from '../definition.js';
import { clockSentences } from './clocks.js';
import type { PartSentence } from './sentence.js';
import { namesTurned, same, say, titled, turned, written } from './sentence.js';
import { handlerSentences, stepSentences } from './steps.js';

/** What has changed between two versions of a workflow. */
export function workflowSentences(
  before: CompiledWorkflow,
  after: CompiledWorkflow,
): readonly PartSentence[] {
  const about = (en: string, it: string) => ({ en, it });
  return [
    ...turned('', about('title', 'titolo'), titled(before.title, '–').it, titled(after.title, '–').it),
    ...turned('', about('starts with the form', 'parte dal modulo'), before.data ?? '–', after.data ?? '–'),
    ...turned('', about('calendar', 'calendario'), before.calendar ?? '–', after.calendar ?? '–'),
    ...turned('', about('key', 'chiave'), written(before.key), written(after.key)),
    ...turned('', about('summary', 'riassunto'), written(before.summary), written(after.summary)),
    ...turned('', about('priority', 'priorità'), written(before.priority), written(after.priority)),
    ...startSentences(before.start, after.start),
    ...namesTurned('see', about('seen by', 'visto da'), before.see.groups, after.see.groups),
    ...messageSentences(before, after),
    ...clockSentences(before.body.clocks, after.body.clocks),
    ...handlerSentences('on', after.name, before.body, after.body),
    ...stepSentences(before, after),
  ];
}

type Start = CompiledWorkflow['start'];

/** Groups by name; all else that starts it as it is written. */
function startSentences(before: Start, after: Start): readonly PartSentence[] {
  const { groups: old, ...rest } = before;
  const { groups, ...others } = after;
  return [
    ...namesTurned('start', { en: 'started by', it: 'avviato da' }, old, groups),
    ...turned('start', { en: 'start', it: 'avvio' }, JSON.stringify(rest), JSON.stringify(others)),
  ];
}

function messageSentences(before: CompiledWorkflow, after: CompiledWorkflow): readonly PartSentence[] {
  const gone = before.messages.filter(({ name }) => !after.messages.some((each) => each.name === name));
  return [
    ...after.messages.flatMap((message) => {
      const { name } = message;
      const old = before.messages.find((each) => each.name === name);
      const part = `messages/${name}`;
      if (old === undefined) return [say(part, `new message ${name}`, `nuovo messaggio ${name}`)];
      if (same(old, message)) return [];
      const about = (en: string, it: string) => ({
        en: `message ${name}, ${en}`,
        it: `messaggio ${name}, ${it}`,
      });
      return [
        ...turned(part, about('title', 'titolo'), titled(old.title, '–').it, titled(message.title, '–').it),
        ...turned(part, about('form', 'modulo'), old.form ?? '–', message.form ?? '–'),
        ...namesTurned(part, about('sent by', 'inviato da'), old.groups ?? [], message.groups ?? []),
      ];
    }),
    ...gone.map(({ name }) =>
      say(`messages/${name}`, `message ${name} is gone`, `il messaggio ${name} non c’è più`),
    ),
  ];
}
