/** What events wait for or throw, as elements: times in themselves; messages, errors and so on by reference, each named once. */
import type { BpmnModdle, ModdleElement } from 'bpmn-moddle';
import type { Trigger } from './model.js';

/** The messages, errors, escalations and signals of a process. */
export interface NamedThings {
  readonly of: (what: 'message' | 'error' | 'escalation' | 'signal', name: string) => ModdleElement;
  readonly all: () => readonly ModdleElement[];
}

/** None yet. */
export function namedThings(moddle: BpmnModdle): NamedThings {
  const found = new Map<string, ModdleElement>();
  return {
    of(what, name) {
      const key = `${what}_${name}`;
      const known = found.get(key);
      if (known !== undefined) return known;
      const codes = { error: { errorCode: name }, escalation: { escalationCode: name } };
      const code = what === 'error' || what === 'escalation' ? codes[what] : {};
      const id = `${what}_${String(found.size + 1)}`;
      const made = moddle.create(`bpmn:${capital(what)}`, { id, name, ...code });
      found.set(key, made);
      return made;
    },
    all: () => [...found.values()],
  };
}

/** The event definition of a trigger. */
export function triggerElement(
  moddle: BpmnModdle,
  things: NamedThings,
  owner: string,
  trigger: Trigger,
): ModdleElement {
  const id = `${owner}.event`;
  switch (trigger.of) {
    case 'compensate':
      return moddle.create('bpmn:CompensateEventDefinition', { id });
    case 'timeDate':
    case 'timeDuration':
    case 'timeCycle': {
      const time = moddle.create('bpmn:FormalExpression', { body: trigger.text });
      return moddle.create('bpmn:TimerEventDefinition', { id, [trigger.of]: time });
    }
    case 'message':
    case 'error':
    case 'escalation':
    case 'signal':
      return moddle.create(`bpmn:${capital(trigger.of)}EventDefinition`, {
        ...{ id, [`${trigger.of}Ref`]: things.of(trigger.of, trigger.name) },
      });
  }
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
