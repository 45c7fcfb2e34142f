import { describe, expect, it } from 'vitest';
import { allRights, defaultRoles, isRight, rightsOf } from '../../domain/rights.js';

describe('rights', () => {
  it('gives the administrator every right (ROL-10)', () => {
    expect(defaultRoles.administrator.rights).toEqual(allRights);
  });

  it('names only rights of the closed list in every shipped role', () => {
    for (const role of Object.values(defaultRoles))
      expect(role.rights.every((right) => isRight(right))).toBe(true);
  });

  it('lets every role work the tasks of its groups', () => {
    for (const role of Object.values(defaultRoles)) expect(role.rights).toContain('tasks.work');
  });

  it('joins the rights of several roles, each once, and leaves out what is no right', () => {
    expect(rightsOf([{ rights: ['tasks.work', 'users.read'] }, { rights: ['tasks.work', 'fly'] }])).toEqual([
      'tasks.work',
      'users.read',
    ]);
  });

  it('knows no right by an inherited name', () => {
    expect(isRight('toString')).toBe(false);
  });
});
