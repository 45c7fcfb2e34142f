import { z } from '@hono/zod-openapi';
import { HTTPException } from 'hono/http-exception';
import { describe, expect, it } from 'vitest';
import { contentRange, readListQuery, type ListRules } from '../../api/list-query.js';

const rules: ListRules<'name' | 'age', { group?: string | undefined }> = {
  sortable: ['name', 'age'],
  defaultSort: { by: 'name', descending: false },
  filter: z.strictObject({ group: z.string().optional() }),
};

const faults = (query: Parameters<typeof readListQuery>[0]) => {
  try {
    readListQuery(query, rules);
    return [];
  } catch (error) {
    if (!(error instanceof HTTPException)) throw error;
    return (error.cause as { details: { errors: { path: string }[] } }).details.errors.map(
      ({ path }) => path,
    );
  }
};

describe('the parameters of a list', () => {
  it('give the first 25 rows in the usual order when nothing is asked', () => {
    expect(readListQuery({}, rules)).toEqual({
      sort: { by: 'name', descending: false },
      range: { from: 0, to: 24 },
      filter: {},
    });
  });

  it('are read as react-admin writes them', () => {
    const query = { sort: '["age","DESC"]', range: '[25,49]', filter: '{"group":"level_1"}' };
    expect(readListQuery(query, rules)).toEqual({
      sort: { by: 'age', descending: true },
      range: { from: 25, to: 49 },
      filter: { group: 'level_1' },
    });
  });

  it.each([
    [{ filter: '{"colour":"red"}' }, ['/filter/colour']],
    [{ filter: '{"group":1}' }, ['/filter/group']],
    [{ filter: 'group=1' }, ['/filter']],
    [{ sort: '["colour","ASC"]' }, ['/sort/0']],
    [{ sort: '["name","up"]' }, ['/sort/1']],
    [{ range: '[10,5]' }, ['/range']],
    [{ range: '[0,1000]' }, ['/range']],
    [{ range: '[-1,5]' }, ['/range/0']],
    [{ sort: '[]', range: 'x' }, ['/sort', '/range']],
  ])('%j are refused, naming %j', (query, paths) => {
    expect([...new Set(faults(query).map((path) => path))]).toEqual(expect.arrayContaining(paths));
  });

  it('are answered with the rows given and the number of all', () => {
    expect(contentRange('tasks', { from: 0 }, new Array(25), 319)).toBe('tasks 0-24/319');
    expect(contentRange('tasks', { from: 25 }, [], 20)).toBe('tasks */20');
  });
});
