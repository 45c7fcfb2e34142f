/** The story's scenes: when each is, and who does what. What is told of each stands with the words of its language. */
import type { JsonObject } from '../../engine/json.js';
import type { Said, SceneName } from './words.js';

/** What somebody does in a scene: to the task that is open, or by a message. */
export type Act =
  | { readonly kind: 'assign'; readonly by: string; readonly to: string }
  | { readonly kind: 'complete'; readonly by: string; readonly outcome: string; readonly data: JsonObject }
  | { readonly kind: 'message'; readonly name: string; readonly data: JsonObject };

export interface Scene {
  readonly name: SceneName;
  /** The local time at which it is, in ISO 8601. */
  readonly at: string;
  readonly act: Act | null;
}

/** Friday at five: the request comes in. */
export const opening = '2026-03-06T17:00:00+01:00';

/** The scenes after the request, in their order; what people write in them is `said`. */
export function scenes(said: Said): readonly Scene[] {
  const only = (name: SceneName, at: string): Scene => ({ name, at, act: null });
  const does = (name: SceneName, at: string, act: Act): Scene => ({ name, at, act });
  const complete = (by: string, outcome: string, data: JsonObject): Act => ({
    kind: 'complete',
    by,
    outcome,
    data,
  });
  const vineyards = 'office_agriculture';
  const funds = 'office_programming';
  return [
    only('threeHours', '2026-03-09T09:00:00+01:00'),
    only('fourthHour', '2026-03-09T10:00:00+01:00'),
    does('assigned', '2026-03-09T10:05:00+01:00', { kind: 'assign', by: 'sara', to: 'bruno' }),
    does(
      'officeAsked',
      '2026-03-09T10:20:00+01:00',
      complete('bruno', 'to_office', { question: said.question, office: vineyards }),
    ),
    does(
      'officeRejects',
      '2026-03-09T10:45:00+01:00',
      complete('dario', 'rejected', { reason: said.rejection, right_office: funds }),
    ),
    does(
      'officeProposed',
      '2026-03-09T10:55:00+01:00',
      complete('carla', 'proposed', { office: funds, reason: said.proposal }),
    ),
    does(
      'officeAnswers',
      '2026-03-09T11:30:00+01:00',
      complete('franca', 'answered', { answer: said.officeAnswer }),
    ),
    does(
      'citizenAsked',
      '2026-03-09T11:45:00+01:00',
      complete('bruno', 'incomplete', { missing: [said.missing] }),
    ),
    does('citizenAnswers', '2026-03-11T09:00:00+01:00', {
      kind: 'message',
      name: 'citizen_reply',
      data: { text: said.reply, phone: '+39 0874 123456' },
    }),
    does('replyChecked', '2026-03-11T09:10:00+01:00', complete('anna', 'complete', {})),
    does('solved', '2026-03-11T09:25:00+01:00', complete('bruno', 'solved', { answer: said.answer })),
    does('told', '2026-03-11T09:30:00+01:00', complete('bruno', 'told', {})),
  ];
}
