import { Alert, Box, Button, Dialog, DialogContent, DialogTitle } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { HelpedField } from '../../parts/help/HelpedField.js';
import { When } from '../../parts/When.js';
import { call, newKey, refusalOf } from '../../providers/http.js';
import { useMay, useMe } from '../../providers/use-me.js';
import { ColleagueField, peopleChoices, type Choice } from './ColleagueField.js';

interface Absence {
  readonly id: string;
  readonly user: string;
  readonly substitute: string;
  readonly from: string;
  readonly until: string;
}

const people = (body: unknown) => peopleChoices(body as Parameters<typeof peopleChoices>[0]);

/** Who is away from when to when, and who stands in: one's own, those that concern one, all for who assigns tasks. */
export function Absences({ onClose }: { readonly onClose: () => void }) {
  const translate = useTranslate();
  const me = useMe()?.name;
  const forOthers = useMay('tasks.assign');
  const client = useQueryClient();
  const [refusal, setRefusal] = useState<string | null>(null);
  const { data: absences = [] } = useQuery({
    queryKey: ['desk', 'absences'],
    queryFn: async ({ signal }) => (await call<readonly Absence[]>('/api/absences', { signal })).body,
  });
  const write = async (path: string, asked: Parameters<typeof call>[1]) => {
    const refused = await refusalOf(call(path, { ...asked, headers: { 'Idempotency-Key': newKey() } }));
    setRefusal(refused === null ? null : (refused.errors[0]?.message ?? refused.message));
    if (refused !== null) return false;
    void client.invalidateQueries({ queryKey: ['desk', 'absences'] });
    void client.invalidateQueries({ queryKey: ['desk', 'working'] });
    return true;
  };
  return (
    <Dialog open onClose={onClose} fullWidth aria-labelledby="absences-title">
      <DialogTitle id="absences-title">{translate('desk.absence.title')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
        <span>{translate('desk.absence.help')}</span>
        {absences.map((absence) => (
          <Box key={absence.id} sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
            <Box sx={{ flex: 1 }}>
              {translate('desk.absence.line', { user: absence.user, substitute: absence.substitute })}{' '}
              <When at={absence.from} /> – <When at={absence.until} />
            </Box>
            {absence.user === me || forOthers ? (
              <Button onClick={() => void write(`/api/absences/${absence.id}`, { method: 'DELETE' })}>
                {translate('desk.absence.end')}
              </Button>
            ) : null}
          </Box>
        ))}
        {refusal === null ? null : (
          <Alert severity="error" role="alert">
            {refusal}
          </Alert>
        )}
        <NewAbsence
          forOthers={forOthers}
          onEnter={(body) => write('/api/absences', { method: 'POST', body })}
          onClose={onClose}
        />
      </DialogContent>
    </Dialog>
  );
}

interface NewProps {
  readonly forOthers: boolean;
  readonly onEnter: (body: Readonly<Record<string, unknown>>) => Promise<boolean>;
  readonly onClose: () => void;
}

function NewAbsence({ forOthers, onEnter, onClose }: NewProps) {
  const translate = useTranslate();
  const [user, setUser] = useState<Choice | null>(null);
  const [substitute, setSubstitute] = useState<Choice | null>(null);
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const time = (
    of: 'desk.absence.from' | 'desk.absence.until',
    value: string,
    change: (value: string) => void,
  ) => (
    <HelpedField
      type="datetime-local"
      size="small"
      margin="none"
      of={of}
      value={value}
      onChange={(event) => change(event.target.value)}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
  const enter = async () => {
    if (substitute === null || until === '') return;
    const done = await onEnter({
      ...(user === null ? {} : { user: user.name }),
      substitute: substitute.name,
      from: from === '' ? null : new Date(from).toISOString(),
      until: new Date(until).toISOString(),
    });
    if (done) setSubstitute(null);
  };
  return (
    <Box
      component="form"
      sx={{ display: 'grid', gap: 1.5, pt: 1 }}
      onSubmit={(event: React.FormEvent) => {
        event.preventDefault();
        void enter();
      }}
    >
      {forOthers ? (
        <ColleagueField
          of="desk.absence.who"
          path="/api/colleagues"
          choices={people}
          value={user}
          onChange={setUser}
        />
      ) : null}
      <ColleagueField
        of="desk.absence.substitute"
        path="/api/colleagues"
        choices={people}
        value={substitute}
        onChange={setSubstitute}
      />
      <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
        {time('desk.absence.from', from, setFrom)}
        {time('desk.absence.until', until, setUntil)}
      </Box>
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button type="submit" variant="contained" disabled={substitute === null || until === ''}>
          {translate('desk.absence.enter')}
        </Button>
        <Button onClick={onClose}>{translate('ra.action.close')}</Button>
      </Box>
    </Box>
  );
}
