import { describe, expect, test } from 'vitest';
import { addressOf, placeOf } from '../../../admin-ui/studio/publish/publications.js';

describe('a place that the gate names', () => {
  test.each([
    [
      'workflow/ticket.yaml:36',
      { kind: 'workflow', name: 'ticket', line: 36 },
      '/studio/workflow/ticket?line=36',
    ],
    [
      'scenario/TKT-8: nobody takes it.scenario.yaml',
      { kind: 'scenario', name: 'TKT-8: nobody takes it', line: null },
      '/studio/scenario/TKT-8%3A%20nobody%20takes%20it',
    ],
  ])('%s leads to the definition in the studio', (path, place, address) => {
    const found = placeOf(path);
    expect(found).toEqual(place);
    expect(found && addressOf(found, found.line)).toBe(address);
  });
  test('a field of what was sent leads nowhere', () => {
    expect(placeOf('/definitions/0')).toBeNull();
  });
});
