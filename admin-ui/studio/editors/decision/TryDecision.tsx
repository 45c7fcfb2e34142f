import { Alert, Box, MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { typeOfInput } from '../../../../engine/decisions/decide.js';
import type { CompiledDecision } from '../../../../engine/definition.js';
import type { Tried } from './tried.js';

interface TryDecisionProps {
  readonly decision: CompiledDecision;
  readonly typed: Readonly<Record<string, string>>;
  readonly onTyped: (typed: Readonly<Record<string, string>>) => void;
  readonly tried: Tried;
}

/** Inputs to try, and what the decision says to them. */
export function TryDecision({ decision, typed, onTyped, tried }: TryDecisionProps) {
  const translate = useTranslate();
  const { decided, hits, fault } = tried;
  return (
    <Box>
      <Box
        sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(150px, 1fr))', columnGap: 1 }}
      >
        {Object.entries(decision.inputs).map(([name, schema]) => {
          const type = typeOfInput(schema);
          return (
            <TextField
              key={name}
              select={type === 'boolean'}
              label={name}
              value={typed[name] ?? (type === 'boolean' ? 'false' : '')}
              helperText={translate(`editors.decision.type.${type.replace('-', '_')}`)}
              onChange={(event) => onTyped({ ...typed, [name]: event.target.value })}
            >
              {['true', 'false'].map((value) => (
                <MenuItem key={value} value={value}>
                  {translate(`editors.decision.${value}`)}
                </MenuItem>
              ))}
            </TextField>
          );
        })}
      </Box>
      <Alert role="status" severity={decided?.ok === true ? 'success' : 'warning'} sx={{ mt: 1 }}>
        {decided === null ? (
          fault
        ) : decided.ok ? (
          <>
            {translate('editors.decision.says', {
              rules: hits.map((at) => String(at + 1)).join(', ') || '–',
              smart_count: hits.length,
            })}
            <Box component="pre" sx={{ m: 0, fontSize: 12, whiteSpace: 'pre-wrap' }}>
              {JSON.stringify(decided.result, null, 1)}
            </Box>
          </>
        ) : (
          translate(`editors.decision.no_${decided.code}`)
        )}
      </Alert>
    </Box>
  );
}
