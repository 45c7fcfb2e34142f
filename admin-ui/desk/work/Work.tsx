import { Alert, Box, Paper, Typography } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { titleText } from '../../i18n/title-text.js';
import { ClockChip } from '../../parts/clock-chip/ClockChip.js';
import { Failed, LoadingRows } from '../../parts/States.js';
import { NewNote } from '../../parts/notes/NewNote.js';
import { Others } from '../../parts/notes/Others.js';
import { namesOf } from '../../parts/story/names.js';
import { Story } from '../../parts/story/Story.js';
import { WatchStar } from '../../parts/watch/Star.js';
import type { ApiError } from '../../providers/http.js';
import { useMe } from '../../providers/use-me.js';
import { DataFields } from '../about/DataFields.js';
import { textOf, type Instance } from '../shapes.js';
import { commandTask } from './command-task.js';
import { leadsTo, shownPlaces } from './leads-to.js';
import { OutcomeForm } from './OutcomeForm.js';
import { TaskBar } from './TaskBar.js';
import type { useTask } from './use-task.js';

interface Props {
  readonly work: ReturnType<typeof useTask>;
  readonly onChanged: () => void;
}

/** What is asked of one, on top and alone; below it the story of the request. */
export function Work({ work, onChanged }: Props) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const me = useMe();
  const [refusal, setRefusal] = useState<ApiError | null>(null);
  const { data: task, error } = work.task;
  const heading = useFocusOnceShown(task !== undefined && me !== undefined);
  if (error !== null) return <Failed error={error} retry={work.refresh} />;
  if (task === undefined || me === undefined) return <LoadingRows />;
  const names = namesOf(work.definition?.workflow, locale);
  const body = work.definition?.workflow.body;
  const open = task.state === 'ready' || task.state === 'claimed';
  const changed = (refused: ApiError | null) => {
    setRefusal(refused);
    work.refresh();
    onChanged();
  };
  const leads = (outcome: string): string => {
    const found = leadsTo(body, task.step, outcome);
    if (found.to === 'end') return translate('desk.work.leads_end');
    return found.to === 'step' ? `→ ${names.step(found.step)}` : '';
  };
  const places = shownPlaces(body, task.step);
  return (
    <Box sx={{ p: 1 }}>
      <Typography component="h2" variant="h6" ref={heading} tabIndex={-1} sx={{ outline: 'none' }}>
        {titleText(task.title, locale, task.step)}
      </Typography>
      <Typography sx={{ color: 'text.secondary' }}>
        {task.number} · {textOf(task.summary)}
      </Typography>
      <WatchStar instance={task.instance_id} />
      <Others instance={task.instance_id} />
      {open && task.clock !== null ? <ClockChip clock={task.clock} /> : null}
      {refusal === null ? null : <Refused refusal={refusal} assignee={task.assignee} me={me.name} />}
      {open ? (
        <>
          <TaskBar task={task} onChanged={changed} />
          {work.instance === undefined || places.length === 0 ? null : (
            <Paper variant="outlined" sx={{ p: 1, mb: 1 }}>
              <DataFields
                data={work.instance.data}
                places={places}
                definition={work.definition}
                files={work.instance.attachments}
              />
            </Paper>
          )}
          <OutcomeForm
            key={task.id}
            who={me.name}
            what={task.id}
            outcomes={task.outcomes}
            leads={leads}
            send={async (outcome, data, key) => {
              const refused = await commandTask(task.id, 'complete', { outcome: outcome.name, data }, key);
              changed(refused?.status === 409 ? refused : null);
              return refused?.status === 409 ? wordless(refused, translate('desk.work.not_sent')) : refused;
            }}
          />
        </>
      ) : (
        <Alert severity="success" role="status" sx={{ my: 1 }}>
          {translate(`desk.work.over_${task.state}`)}{' '}
          {work.instance === undefined ? null : <Now instance={work.instance} task={task.id} names={names} />}
        </Alert>
      )}
      <Typography component="h3" variant="subtitle1" sx={{ mt: 2 }}>
        {translate('desk.work.story')}
      </Typography>
      <NewNote instance={task.instance_id} />
      {work.log === undefined ? (
        <LoadingRows rows={3} />
      ) : (
        <Story entries={work.log} workflow={work.definition?.workflow} notes={work.notes ?? []} />
      )}
    </Box>
  );
}

/** Who opens a task by a key is read its title, and goes on from there; a field that has the focus keeps it. */
function useFocusOnceShown(shown: boolean) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const { activeElement } = document;
    if (shown && !(activeElement instanceof HTMLInputElement))
      heading.current?.focus({ preventScroll: true });
  }, [shown]);
  return heading;
}

/** One line of what happens now, and how to go on; nothing while the instance was read before its task had ended. */
function Now({
  instance,
  task,
  names,
}: {
  readonly instance: Instance;
  readonly task: string;
  readonly names: ReturnType<typeof namesOf>;
}) {
  const translate = useTranslate();
  if (instance.tasks.some(({ id }) => id === task)) return null;
  const active = instance.steps.filter(({ state }) => state === 'active').map(({ step }) => names.step(step));
  const now =
    instance.state === 'running'
      ? translate('desk.work.now', { steps: active.join(', ') })
      : translate('desk.work.closed');
  return (
    <>
      {now} {translate('desk.work.go_on')}
    </>
  );
}

/** Why a command was refused, in words: most often somebody else was quicker. */
function Refused({
  refusal,
  assignee,
  me,
}: {
  readonly refusal: ApiError;
  readonly assignee: string | null;
  readonly me: string;
}) {
  const translate = useTranslate();
  const taken = refusal.status === 409 && assignee !== null && assignee !== me;
  return (
    <Alert severity="warning" role="alert" sx={{ my: 1 }}>
      {taken
        ? translate('desk.work.taken', { who: assignee })
        : refusal.status === 409
          ? translate('desk.work.gone')
          : refusal.status === 403
            ? translate('desk.work.not_yours')
            : refusal.message}
    </Alert>
  );
}

function wordless(refusal: ApiError, message: string): ApiError {
  return Object.assign(Object.create(Object.getPrototypeOf(refusal) as object) as ApiError, refusal, {
    message,
  });
}
