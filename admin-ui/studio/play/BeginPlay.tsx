import { Alert, Button, TextField } from '@mui/material';
import { useEffect, useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import type { DefinitionText } from '../../../domain/definition-file.js';
import type { JsonObject } from '../../../engine/json.js';
import { DataForm } from '../../parts/form/DataForm.js';
import { LoadingRows } from '../../parts/States.js';
import { begin } from './play-session.js';
import type { Beginning, Unplayable } from './player.js';
import type { Refused } from './make-move.js';
import { ofData } from './form-faults.js';
import type { Play } from './use-play.js';
import { messageIn } from '../in-words.js';

interface BeginPlayProps {
  readonly workflow: string;
  readonly tree: readonly DefinitionText[];
  readonly play: Play;
  readonly refused: Refused | null;
}

const minuteMs = 60_000;

/** When a play begins, and the form that it begins with. */
export function BeginPlay({ workflow, tree, play, refused }: BeginPlayProps) {
  const translate = useTranslate();
  const [locale = 'en'] = useLocaleState();
  const { ask } = play;
  const [beginning, setBeginning] = useState<Beginning | Unplayable | null>(null);
  const [at, setAt] = useState(() => localText(Date.now()));
  const [data, setData] = useState<JsonObject>({});
  useEffect(() => {
    let wanted = true;
    ask('beginning', { workflow, at: Date.now() }).then(
      (answer) => {
        if (wanted) setBeginning(answer);
      },
      (cause: unknown) => {
        if (wanted) setBeginning({ problem: String(cause) });
      },
    );
    return () => {
      wanted = false;
    };
  }, [ask, workflow, tree]);
  if (beginning === null) return <LoadingRows />;
  if ('problem' in beginning)
    return <Alert severity="warning">{translate('play.unplayable', { problem: beginning.problem })}</Alert>;
  const start = (given: JsonObject) => {
    const instant = new Date(at).getTime();
    play.begin(begin(workflow, Number.isNaN(instant) ? Date.now() : instant, given));
  };
  const button = (
    <Button type="submit" variant="contained" onClick={beginning.form === null ? () => start({}) : undefined}>
      {translate('play.begin')}
    </Button>
  );
  return (
    <>
      <TextField
        type="datetime-local"
        label={translate('play.begins_at')}
        value={at}
        onChange={(event) => setAt(event.target.value)}
        slotProps={{ inputLabel: { shrink: true } }}
        fullWidth
      />
      {refused === null ? null : (
        <Alert severity="error" role="alert">
          {translate('play.refused', { message: messageIn(locale, refused) })}
        </Alert>
      )}
      {beginning.form === null ? (
        button
      ) : (
        <DataForm
          locale={locale}
          form={beginning.form}
          data={data}
          onChange={setData}
          onSubmit={start}
          faults={ofData(refused?.errors ?? [])}
        >
          {button}
        </DataForm>
      )}
    </>
  );
}

/** The present minute as a field of local time has it. */
function localText(now: number): string {
  const offset = new Date(now).getTimezoneOffset() * minuteMs;
  return new Date(now - offset).toISOString().slice(0, 16);
}
