/** The notices of one instance, whoever they are for. */
import type { Notice } from '../engine/outcome.js';
import type { Db } from './store.js';

interface Row {
  principal: string;
  template: string | null;
  clock: string | null;
  task_id: string | null;
}

/** Every notice that the instance has given, oldest first. */
export async function noticesOfInstance(db: Db, instanceId: string): Promise<Notice[]> {
  const answer = await db.sql.query<Row>(
    'select principal, template, clock, task_id from notices where instance_id = $1 order by id',
    [instanceId],
  );
  return answer.rows.map(({ principal, template, clock, task_id: task }) => {
    const name = principal.slice(2);
    return { to: principal.startsWith('g:') ? { group: name } : { user: name }, template, clock, task };
  });
}
