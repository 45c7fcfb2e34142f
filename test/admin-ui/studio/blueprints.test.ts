import { describe, expect, test } from 'vitest';
import { beginText } from '../../../admin-ui/studio/blueprints.js';
import { readTree } from '../../../engine/reading.js';

describe('what a new definition begins with', () => {
  test.each(['workflow', 'calendar', 'form', 'decision', 'template', 'questionnaire'])(
    'a %s can be read',
    (kind) => {
      const text = beginText({ kind, name: 'fresh_one' }, null);
      const { definitions, problems } = readTree([{ path: 'fresh_one.yaml', text }]);
      expect(problems).toEqual([]);
      expect(definitions).toMatchObject([{ kind, name: 'fresh_one' }]);
    },
  );
});
