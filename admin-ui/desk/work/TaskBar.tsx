import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { GroupNames } from '../../parts/GroupNames.js';
import { later } from '../../parts/later.js';
import type { ApiError } from '../../providers/http.js';
import { useMay, useMe } from '../../providers/use-me.js';
import { useKeys } from '../../keys/keys.js';
import { useWorking } from '../operator/use-working.js';
import type { Task } from '../shapes.js';
import { commandTask, type TaskCommand } from './command-task.js';
import type { Giving } from './GiveTo.js';

const GiveTo = later(async () => (await import('./GiveTo.js')).GiveTo, 1);
const labels: Readonly<Record<Giving, string>> = {
  delegate: 'delegate',
  user: 'assign_user',
  group: 'assign_group',
};

interface Props {
  readonly task: Task;
  readonly onChanged: (refusal: ApiError | null) => void;
}

/** Take a task, give it back, hand it to a colleague or a group; by the keys `r d s g`. */
export function TaskBar({ task, onChanged }: Props) {
  const translate = useTranslate();
  const me = useMe();
  const mayAssign = useMay('tasks.assign');
  const [asking, setAsking] = useState<Giving | null>(null);
  const mine = task.assignee !== null && task.assignee === me?.name;
  const send = async (command: TaskCommand, body: Readonly<Record<string, unknown>> = {}) => {
    const refusal = await commandTask(task.id, command, body);
    if (refusal === null) setAsking(null);
    onChanged(refusal);
  };
  const standsIn = useWorking()?.standsInFor.includes(task.assignee ?? task.user ?? '') ?? false;
  const ask = (giving: Giving) => ({ label: `desk.work.${labels[giving]}`, run: () => setAsking(giving) });
  useKeys({
    ...(mine
      ? { r: { label: 'desk.work.release', run: () => void send('release') }, d: ask('delegate') }
      : {}),
    ...(mayAssign ? { s: ask('user'), g: ask('group') } : {}),
  });
  const give = (name: string) =>
    asking === 'delegate'
      ? send('delegate', { user: name })
      : send('assign', asking === 'group' ? { group: name } : { user: name });
  return (
    <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center', my: 1 }}>
      {mine ? (
        <Button variant="outlined" onClick={() => void send('release')}>
          {translate('desk.work.release')}
        </Button>
      ) : (
        <Button variant="outlined" onClick={() => void send('claim')}>
          {translate('desk.work.claim')}
        </Button>
      )}
      {mine ? <Button onClick={() => setAsking('delegate')}>{translate('desk.work.delegate')}</Button> : null}
      {mayAssign ? (
        <>
          <Button onClick={() => setAsking('user')}>{translate('desk.work.assign_user')}</Button>
          <Button onClick={() => setAsking('group')}>{translate('desk.work.assign_group')}</Button>
        </>
      ) : null}
      <span>
        {task.assignee === null
          ? translate('desk.work.free')
          : mine
            ? translate('desk.work.yours')
            : translate(standsIn ? 'desk.work.held_away' : 'desk.work.held', { who: task.assignee })}
      </span>
      {task.assignee !== null || task.groups.length === 0 ? null : (
        <span>
          {translate('desk.work.is_for')} <GroupNames groups={task.groups} />
        </span>
      )}
      {asking === null ? null : (
        <GiveTo task={task.id} giving={asking} onName={give} onCancel={() => setAsking(null)} />
      )}
    </Box>
  );
}
