import { Box, Button, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { ApiError } from '../../providers/http.js';
import { useMay, useMe } from '../../providers/use-me.js';
import type { Task } from '../shapes.js';
import { commandTask, type TaskCommand } from './command-task.js';

interface Props {
  readonly task: Task;
  readonly onChanged: (refusal: ApiError | null) => void;
}

/** Take a task, give it back, hand it to a colleague or a group. */
export function TaskBar({ task, onChanged }: Props) {
  const translate = useTranslate();
  const me = useMe();
  const mayAssign = useMay('tasks.assign');
  const [asking, setAsking] = useState<'delegate' | 'user' | 'group' | null>(null);
  const mine = task.assignee !== null && task.assignee === me?.name;
  const send = async (command: TaskCommand, body: Readonly<Record<string, unknown>> = {}) => {
    const refusal = await commandTask(task.id, command, body);
    if (refusal === null) setAsking(null);
    onChanged(refusal);
  };
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
            : translate('desk.work.held', { who: task.assignee })}
      </span>
      {asking === null ? null : <AskName asking={asking} onName={give} onCancel={() => setAsking(null)} />}
    </Box>
  );
}

function AskName({
  asking,
  onName,
  onCancel,
}: {
  readonly asking: string;
  readonly onName: (name: string) => Promise<void>;
  readonly onCancel: () => void;
}) {
  const translate = useTranslate();
  const [name, setName] = useState('');
  return (
    <Box
      component="form"
      sx={{ display: 'flex', gap: 1, flexBasis: '100%', alignItems: 'center' }}
      onSubmit={(event: React.FormEvent) => {
        event.preventDefault();
        if (name.trim() !== '') void onName(name.trim());
      }}
    >
      <TextField
        autoFocus
        label={translate(asking === 'group' ? 'desk.work.group_name' : 'desk.work.user_name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onCancel()}
      />
      <Button type="submit" variant="contained">
        {translate('desk.work.give')}
      </Button>
      <Button onClick={onCancel}>{translate('desk.work.leave')}</Button>
    </Box>
  );
}
