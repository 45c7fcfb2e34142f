import { Box, Link } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Names } from '../parts/story/names.js';
import { CallLinks } from '../parts/CallLinks.js';
import { When } from '../parts/When.js';
import { StateWord } from './StateWord.js';
import type { Instance } from './types.js';

/** Who called it, whom it called, what went before it, what waits for it, and by which version it runs. */
export function Relations({ instance, names }: { readonly instance: Instance; readonly names: Names }) {
  const translate = useTranslate();
  const to = (id: string, text: string) => (
    <Link component={RouterLink} to={`/operations/instances/${id}`}>
      {text}
    </Link>
  );
  const { temporal_url: temporalUrl } = instance;
  const { caller, previous, called, calls, kept_messages: kept, version, workflow, attachments } = instance;
  return (
    <Box sx={{ display: 'grid', gap: 1, overflowWrap: 'anywhere' }}>
      {caller === null ? null : (
        <Line name="caller">{to(caller.instance_id, caller.step ?? caller.instance_id)}</Line>
      )}
      {previous === null ? null : (
        <Line name="previous">{to(previous, translate('operations.relation.open'))}</Line>
      )}
      {called.map(({ id, number, step, state, outcome }) => (
        <Line key={id} name="called">
          {to(id, number)} {step === null ? null : `(${names.step(step)}) `}
          <StateWord state={state} outcome={outcome} incidents={0} />
        </Line>
      ))}
      {calls.length === 0 ? null : (
        <Line name="calls">
          <CallLinks ids={calls} />
        </Line>
      )}
      {kept.map(({ name, by, at }) => (
        <Line key={`${name} ${at}`} name="kept">
          {`${names.message(name)}${by === null ? '' : `, ${by}`} `}
          <When at={at} />
        </Line>
      ))}
      {attachments.length === 0 ? null : (
        <Line name="attachments">{attachments.map(({ id, name }) => name ?? id).join(', ')}</Line>
      )}
      <Line name="version">
        {`${workflow} `}
        <code title={version}>{version.slice(0, 12)}</code>
      </Line>
      {temporalUrl === null ? null : (
        <Line name="temporal">
          <Link href={temporalUrl} target="_blank" rel="noreferrer">
            {translate('operations.relation.temporal_open')}
          </Link>
        </Line>
      )}
    </Box>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const translate = useTranslate();
  return (
    <div>
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {`${translate(`operations.relation.${name}`)}: `}
      </Box>
      {children}
    </div>
  );
}
