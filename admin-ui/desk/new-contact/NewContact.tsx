/** A new contact on one page: who, what, and the answer at once or the handing on; by keyboard alone. */
import { Alert, MenuItem, Paper, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { HelpedField } from '../../parts/help/HelpedField.js';
import { titleText } from '../../i18n/title-text.js';
import { faultsBelow } from '../../parts/form/pointers.js';
import { withoutEmpty } from '../../parts/form/form.js';
import { LaterForm } from '../../parts/form/LaterForm.js';
import type { FormData } from '../../parts/form/SchemaForm.js';
import { Empty, Failed, LoadingRows } from '../../parts/States.js';
import { call, newKey, type ApiError, type FieldFault } from '../../providers/http.js';
import { useMay, useMe } from '../../providers/use-me.js';
import { forgetDraft, hasText, keepDraft, readDraft } from '../work/draft.js';
import { OutcomeForm } from '../work/OutcomeForm.js';
import { CallField } from './CallField.js';
import { firstData, isContact, withPerson } from './first-data.js';
import { useOwnCall } from './own-call.js';
import { PersonFinder } from './PersonFinder.js';
import { Start, Ways } from './Ways.js';
import { firstTask, startContact, type FirstTask, type Startable, type Started } from './start-contact.js';

export function NewContact() {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const [chosen, setChosen] = useState<string | null>(null);
  const { data: workflows, error } = useQuery({
    queryKey: ['desk', 'workflows'],
    queryFn: async () => (await call<readonly Startable[]>('/api/workflows')).body,
  });
  if (error !== null) return <Failed error={error} />;
  if (workflows === undefined) return <LoadingRows />;
  const workflow = workflows.find((one) => one.workflow === chosen) ?? workflows.at(-1);
  if (workflow === undefined) return <Empty>{translate('desk.new.none')}</Empty>;
  return (
    <Paper variant="outlined" sx={{ p: 2, maxWidth: 900, mx: 'auto' }}>
      <Typography component="h2" variant="h6">
        {translate(isContact(workflow.form?.schema) ? 'desk.new.title' : 'desk.new.process')}
      </Typography>
      {workflows.length > 1 ? (
        <HelpedField
          select
          sx={{ minWidth: 200 }}
          of="desk.new.what"
          value={workflow.workflow}
          onChange={(event) => setChosen(event.target.value)}
        >
          {workflows.map((one) => (
            <MenuItem key={one.workflow} value={one.workflow}>
              {titleText(one.title, locale, one.workflow)}
            </MenuItem>
          ))}
        </HelpedField>
      ) : null}
      <Contact key={workflow.workflow} workflow={workflow} />
    </Paper>
  );
}

const formName = 'start';

function Contact({ workflow: { workflow, form } }: { readonly workflow: Startable }) {
  const translate = useTranslate();
  const me = useMe()?.name ?? '';
  const contact = isContact(form?.schema);
  const mayFind = useMay('people.read') && contact;
  const { own, remove } = useOwnCall(contact);
  const callId = own?.id ?? null;
  const what = `new.${workflow}`;
  const [data, setData] = useState<FormData>(
    () => readDraft(localStorage, me, what).data[formName] ?? firstData(form?.schema),
  );
  const filled = (withoutEmpty(data) ?? {}) as FormData;
  const [task, setTask] = useState<FirstTask | null>(null);
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [started, setStarted] = useState<Started | null>(null);
  const key = useRef(newKey());
  const first = firstData(form?.schema);
  useEffect(() => {
    const typed = JSON.stringify(data) !== JSON.stringify(first);
    const draft = { outcome: null, data: { [formName]: data } };
    if (typed && hasText(draft)) keepDraft(localStorage, me, what, draft);
  }, [me, what, data, first]);

  const refuse = (refused: ApiError) => {
    if (refused.status !== 0) key.current = newKey();
    setFaults(faultsBelow(refused.errors, '/data'));
    setRefusal(refused.errors.length > 0 ? translate('desk.work.look_at_fields') : refused.message);
  };
  const begin = () => {
    setStarted(null);
    setFaults([]);
    setRefusal(null);
  };
  const done = (answer: Started) => {
    forgetDraft(localStorage, me, what);
    setStarted(answer);
    setTask(null);
    setData(first);
    key.current = newKey();
  };
  const answer = async () => {
    begin();
    const asked = await firstTask(workflow, filled);
    if ('refused' in asked) return refuse(asked.refused);
    setTask(asked.done);
    if (asked.done === null) setRefusal(translate('desk.new.no_task'));
  };
  const handOn = async () => {
    begin();
    const asked = await startContact(key.current, workflow, filled, null, callId);
    if ('refused' in asked) refuse(asked.refused);
    else done(asked.done);
  };
  return (
    <>
      {started === null ? null : <Begun started={started} contact={contact} />}
      {own === null ? null : <CallField call={own} onRemove={remove} />}
      {mayFind ? (
        <PersonFinder onPerson={(person) => setData(withPerson(form?.schema, data, person))} />
      ) : null}
      {form === null ? null : (
        <LaterForm prefix="new" form={form} data={data} faults={faults} onChange={setData} />
      )}
      {refusal === null ? null : (
        <Alert severity="error" role="alert" sx={{ my: 1 }}>
          {refusal}
        </Alert>
      )}
      {contact ? (
        <Ways onAnswer={() => void answer()} onHandOn={() => void handOn()} />
      ) : (
        <Start onStart={() => void handOn()} />
      )}
      {task === null ? null : (
        <OutcomeForm
          who={me}
          what={`${what}.${task.step}`}
          outcomes={task.outcomes}
          leads={() => ''}
          send={async (outcome, completed) => {
            const complete = { task: task.step, outcome: outcome.name, data: completed };
            const asked = await startContact(key.current, workflow, filled, complete, callId);
            if ('refused' in asked) {
              if (asked.refused.status !== 0) key.current = newKey();
              return asked.refused;
            }
            done(asked.done);
            return null;
          }}
        />
      )}
    </>
  );
}

interface BegunProps {
  readonly started: Started;
  readonly contact: boolean;
}

function Begun({ started: { number, state }, contact }: BegunProps) {
  const translate = useTranslate();
  const ended = contact ? 'desk.new.closed' : 'desk.new.carried_out';
  return (
    <Alert severity="success" role="status" sx={{ my: 1 }}>
      {translate(state === 'running' ? 'desk.new.handed_on' : ended, { number })}
    </Alert>
  );
}
