import { describe, expect, it } from 'vitest';
import { call, type Told } from './told.js';

describe('a call whose events contradict each other', () => {
  it.each<[string, readonly Told[], object]>([
    [
      'abandoned, then answered: answered',
      [
        [0, 'queued'],
        [30, 'abandoned'],
        [31, 'answered'],
        [90, 'ended'],
      ],
      { outcome: 'answered', waitedMs: 31_000, endedAt: 90_000, contradictions: ['went_on_after_abandoned'] },
    ],
    [
      'answered, then abandoned: answered',
      [
        [0, 'queued'],
        [30, 'answered'],
        [31, 'abandoned'],
      ],
      { outcome: 'answered', talkedMs: 1_000, endedAt: 31_000, contradictions: ['abandoned_while_served'] },
    ],
    [
      'abandoned in the middle of a talk: it goes on to its end',
      [
        [0, 'answered'],
        [5, 'abandoned'],
        [90, 'ended'],
      ],
      { outcome: 'answered', talkedMs: 90_000, endedAt: 90_000, contradictions: ['abandoned_while_served'] },
    ],
    [
      'ended, then answered: it ends at the last that is told',
      [
        [0, 'queued'],
        [30, 'ended'],
        [31, 'answered'],
      ],
      { outcome: 'answered', endedAt: 31_000, talkedMs: 0, contradictions: ['went_on_after_ended'] },
    ],
    [
      'ended, then abandoned, by two clocks: abandoned',
      [
        [0, 'queued'],
        [30, 'ended'],
        [30.2, 'abandoned'],
      ],
      { outcome: 'abandoned', waitedMs: 30_000, endedAt: 30_000, contradictions: [] },
    ],
    [
      'ended twice: at the first',
      [
        [0, 'queued'],
        [5, 'answered'],
        [30, 'ended'],
        [33, 'ended'],
      ],
      { endedAt: 30_000, contradictions: ['ended_twice'] },
    ],
    [
      'abandoned without a queue: served by the IVR',
      [
        [0, 'welcomed'],
        [9, 'abandoned'],
      ],
      { outcome: 'self_service', contradictions: ['abandoned_without_queue'] },
    ],
    [
      'abandoned after a call back was taken',
      [
        [0, 'queued'],
        [9, 'call_back_taken'],
        [10, 'abandoned'],
      ],
      { outcome: 'call_back', contradictions: ['abandoned_after_leaving'] },
    ],
    [
      'told of before it was offered',
      [
        [0, 'welcomed'],
        [1, 'offered'],
      ],
      { offeredAt: 0, contradictions: ['offered_late'] },
    ],
    [
      'held, resumed, transferred and wrapped up with nobody there',
      [
        [0, 'queued'],
        [1, 'held'],
        [2, 'resumed'],
        [3, 'transferred'],
        [4, 'wrapped_up'],
      ],
      {
        outcome: 'open',
        transfers: 0,
        wrappedMs: null,
        contradictions: [
          'held_without_talk',
          'resumed_without_hold',
          'transferred_without_talk',
          'wrapped_up_without_talk',
        ],
      },
    ],
    [
      'queued while an operator speaks; answered twice',
      [
        [0, 'answered'],
        [1, 'answered'],
        [9, 'queued'],
        [12, 'ended'],
      ],
      { outcome: 'answered', talkedMs: 9_000, contradictions: ['answered_twice', 'queued_while_served'] },
    ],
    [
      'answered from voicemail',
      [
        [0, 'queued'],
        [9, 'voicemail'],
        [11, 'answered'],
      ],
      { outcome: 'answered', contradictions: ['answered_after_voicemail'] },
    ],
    [
      'in a queue before the welcome',
      [
        [0, 'queued'],
        [9, 'welcomed'],
      ],
      { welcomedAt: 0, ivrMs: null, contradictions: ['queued_before_welcomed'] },
    ],
  ])('keeps them all and tells: %s', (_, told, expected) => {
    expect(call(...told)).toMatchObject(expected);
  });
});
