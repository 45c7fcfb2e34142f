/** The desk: the queue, the work in hand, and what it is about; side by side on a wide screen, one at a time on a narrow one. */
import { Alert, Box, Button, Paper, useMediaQuery, type Theme } from '@mui/material';
import { useCallback, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link, Route, Routes, useNavigate, useParams } from 'react-router-dom';
import { useKeys } from '../keys/keys.js';
import { later } from '../parts/later.js';
import { Empty } from '../parts/States.js';
import { useMay } from '../providers/use-me.js';
import { About } from './about/About.js';
import { OperatorBar } from './operator/OperatorBar.js';
import { useWorking } from './operator/use-working.js';
import { Queue } from './queue/Queue.js';
import type { QueueFilter } from './queue/filter.js';
import { useQueue } from './queue/use-queue.js';
import { nextWork } from './next-work.js';
import type { Task } from './shapes.js';
import { useTask } from './work/use-task.js';
import { Work } from './work/Work.js';

const NewContact = later(async () => (await import('./new-contact/NewContact.js')).NewContact);

export default function DeskPage() {
  return (
    <Routes>
      <Route path="new" element={<NewContact />} />
      <Route path=":task" element={<Desk />} />
      <Route path="" element={<Desk />} />
    </Routes>
  );
}

function Desk() {
  const translate = useTranslate();
  const navigate = useNavigate();
  const { task } = useParams();
  const wide = useMediaQuery((theme: Theme) => theme.breakpoints.up('lg'));
  const [filter, setFilter] = useState<QueueFilter>({ whose: 'groups', q: '' });
  const [told, setTold] = useState<string | null>(null);
  const paused = useWorking()?.mode === 'pause';
  const mayCall = useMay('campaigns.work');
  const queue = useQueue(filter);
  const change = useCallback((changed: QueueFilter) => setFilter(changed), []);
  const open = (chosen: Task) => void navigate(`/desk/${chosen.id}`);
  const next = async () => {
    const found = paused ? { none: 'desk.paused' } : await nextWork(mayCall);
    setTold('none' in found ? translate(found.none, { _: found.none }) : null);
    queue.refresh();
    if ('at' in found) void navigate(found.at);
  };
  useKeys({
    '+': { label: 'desk.keys.new', run: () => void navigate('/desk/new') },
    Escape: { label: 'desk.keys.back', run: () => void navigate('/desk') },
  });
  const list = (
    <Queue
      filter={filter}
      onFilter={change}
      queue={queue}
      open={task}
      onOpen={open}
      onNext={() => void next()}
    />
  );
  return (
    <>
      <Box sx={{ display: 'flex', gap: 1, mb: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <Button variant="contained" component={Link} to="/desk/new">
          {translate('desk.new.title')} <kbd style={{ marginLeft: 8 }}>+</kbd>
        </Button>
        <Button variant="outlined" onClick={() => void next()}>
          {translate('desk.next')} <kbd style={{ marginLeft: 8 }}>n</kbd>
        </Button>
        {task !== undefined && !wide ? (
          <Button component={Link} to="/desk">
            {translate('desk.back')}
          </Button>
        ) : null}
        {told === null ? null : (
          <Alert severity="info" role="status" sx={{ py: 0 }} onClose={() => setTold(null)}>
            {told}
          </Alert>
        )}
        <OperatorBar />
      </Box>
      <Box
        sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr', lg: '340px minmax(0, 1fr) 320px' } }}
      >
        {wide || task === undefined ? (
          <Column label={translate('desk.queue.title')}>{list}</Column>
        ) : (
          <Box sx={{ display: 'none' }}>{list}</Box>
        )}
        {task === undefined ? (
          wide ? (
            <Column label={translate('desk.work.title')}>
              <Empty>{translate('desk.work.empty')}</Empty>
            </Column>
          ) : null
        ) : (
          <TaskColumns key={task} id={task} onChanged={queue.refresh} />
        )}
      </Box>
    </>
  );
}

function TaskColumns({ id, onChanged }: { readonly id: string; readonly onChanged: () => void }) {
  const translate = useTranslate();
  const work = useTask(id);
  return (
    <>
      <Column label={translate('desk.work.title')}>
        <Work work={work} onChanged={onChanged} />
      </Column>
      <Column label={translate('desk.about.title')}>
        <About instance={work.instance} definition={work.definition} />
      </Column>
    </>
  );
}

function Column({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <Paper
      component="section"
      aria-label={label}
      variant="outlined"
      sx={{ minWidth: 0, overflow: 'auto', maxHeight: { lg: 'calc(100dvh - 130px)' } }}
    >
      {children}
    </Paper>
  );
}
