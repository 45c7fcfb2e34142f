import { Alert, Box, Button, List, Snackbar } from '@mui/material';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useKeys } from '../../keys/keys.js';
import { Empty, Failed, LoadingRows } from '../../parts/States.js';
import type { Task } from '../shapes.js';
import { commandTask } from '../work/command-task.js';
import type { QueueFilter } from './filter.js';
import { QueueBar } from './QueueBar.js';
import { QueueRow } from './QueueRow.js';
import type { Queue as Tasks } from './use-queue.js';

interface Props {
  readonly filter: QueueFilter;
  readonly onFilter: (filter: QueueFilter) => void;
  readonly queue: Tasks;
  readonly open: string | undefined;
  readonly onOpen: (task: Task) => void;
  readonly onNext: () => void;
}

/** The tasks that wait, most urgent first; by keys `j k Enter c n x b`. */
export function Queue({ filter, onFilter, queue, open, onOpen, onNext }: Props) {
  const translate = useTranslate();
  const { tasks } = queue;
  const [at, setAt] = useState(0);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [told, setTold] = useState<string | null>(null);
  const current = tasks[Math.min(at, tasks.length - 1)];
  const inHand = open ?? current?.id;
  const mark = (task: Task) => setMarked((before) => toggled(before, task.id));
  const move = (by: number) => setAt((before) => Math.max(0, Math.min(tasks.length - 1, before + by)));
  const claim = async (some: readonly string[]) => {
    const results = await Promise.all(some.map((id) => commandTask(id, 'claim', {})));
    const refused = results.flatMap((result) => (result === null ? [] : [result.message]));
    setTold(
      [translate('desk.queue.claimed', { smart_count: results.length - refused.length }), ...refused].join(
        ' ',
      ),
    );
    setMarked(new Set());
    queue.refresh();
  };
  useEffect(() => {
    if (current !== undefined)
      document.querySelector(`[data-task="${current.id}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  useKeys({
    j: { label: 'desk.keys.down', run: () => move(1) },
    k: { label: 'desk.keys.up', run: () => move(-1) },
    Enter: {
      label: 'desk.keys.open',
      run: () => current !== undefined && onOpen(current),
    },
    c: { label: 'desk.keys.claim', run: () => inHand !== undefined && void claim([inHand]) },
    n: { label: 'desk.keys.next', run: onNext },
    x: { label: 'desk.keys.mark', run: () => current !== undefined && mark(current) },
    b: { label: 'desk.keys.bulk', run: () => void claim([...marked]) },
  });
  return (
    <Box>
      <QueueBar filter={filter} onChange={onFilter} />
      <Box role="status" sx={{ px: 1, minHeight: 28, fontSize: 12, color: 'text.secondary' }}>
        {queue.moved > 0 ? (
          <Button onClick={queue.refresh}>
            {translate('desk.queue.moved', { smart_count: queue.moved })}
          </Button>
        ) : queue.loading ? null : (
          translate('desk.queue.count', { smart_count: queue.total })
        )}
        {marked.size > 0 ? (
          <Button onClick={() => void claim([...marked])}>
            {translate('desk.queue.claim_marked', { smart_count: marked.size })}
          </Button>
        ) : null}
      </Box>
      {queue.error === null ? null : <Failed error={queue.error} retry={queue.refresh} />}
      {queue.loading ? <LoadingRows /> : null}
      {!queue.loading && tasks.length === 0 && queue.error === null ? (
        <Empty>{translate('desk.queue.empty')}</Empty>
      ) : null}
      <List dense disablePadding aria-label={translate('desk.queue.title')}>
        {tasks.map((task) => (
          <QueueRow
            key={task.id}
            task={task}
            current={task.id === open || (open === undefined && task.id === current?.id)}
            marked={marked.has(task.id)}
            onOpen={onOpen}
            onMark={mark}
          />
        ))}
      </List>
      <Snackbar open={told !== null} autoHideDuration={6_000} onClose={() => setTold(null)}>
        <Alert severity="info" onClose={() => setTold(null)}>
          {told}
        </Alert>
      </Snackbar>
    </Box>
  );
}

function toggled(before: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const after = new Set(before);
  if (!after.delete(id)) after.add(id);
  return after;
}
