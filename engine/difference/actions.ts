/** Actions of clocks and handlers, told in both languages. */
import type { Action, Addressee } from '../definition.js';
import { span } from './spans.js';
import type { Said } from './sentence.js';
import { written } from './sentence.js';

/** A list of actions; `nothing` where it is empty. */
export function actionsTold(actions: readonly Action[]): Said {
  if (actions.length === 0) return { en: 'nothing', it: 'niente' };
  const told = actions.map(actionTold);
  return { en: told.map(({ en }) => en).join(', '), it: told.map(({ it }) => it).join(', ') };
}

function actionTold(action: Action): Said {
  switch (action.kind) {
    case 'notify': {
      const who = action.assignee ? { en: 'the assignee', it: 'l’assegnatario' } : both(addressee(action.to));
      const by = action.template === null ? '' : ` (${action.template})`;
      return { en: `notify ${who.en}${by}`, it: `avvisare ${who.it}${by}` };
    }
    case 'priority':
      return { en: `priority ${written(action.value)}`, it: `priorità ${written(action.value)}` };
    case 'raise_priority':
      return {
        en: `raise the priority by ${written(action.by)}`,
        it: `alzare la priorità di ${written(action.by)}`,
      };
    case 'assign':
      return { en: `assign to ${addressee(action.to)}`, it: `assegnare a ${addressee(action.to)}` };
    case 'set': {
      const set = action.entries
        .map(({ path, value }) => `${path.path.join('.')} = ${written(value)}`)
        .join(', ');
      return { en: `set ${set}`, it: `scrivere ${set}` };
    }
    case 'do':
      return { en: `call ${action.service}`, it: `chiamare ${action.service}` };
    case 'retime': {
      const within = span(action.within);
      return {
        en: `give ${action.clock} ${within.en}`,
        it: `dare a ${action.clock} ${within.it}`,
      };
    }
    case 'next':
      return { en: `go to ${action.next}`, it: `andare a ${action.next}` };
    default:
      return both(JSON.stringify(action));
  }
}

function addressee({ group, user }: Addressee): string {
  return written(group ?? user);
}

function both(text: string): Said {
  return { en: text, it: text };
}
