import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { isMap, isScalar } from 'yaml';
import { parsed } from '../yaml/parsed.js';
import { jsonOf, keyText, nodeAt } from '../yaml/spots.js';
import { PlainField } from './PlainField.js';

const terms = { of: 'text', accepts: { texts: true, others: false }, words: [] } as const;

/** The terms of the workflow's clocks, each to be changed at once. */
export function ClockTerms({ text }: { readonly text: string }) {
  const translate = useTranslate();
  const document = parsed(text);
  const clocks = nodeAt(document, ['clocks']);
  const names = isMap(clocks) ? clocks.items.flatMap(({ key }) => (isScalar(key) ? [keyText(key)] : [])) : [];
  if (names.length === 0) return null;
  return (
    <Box>
      <Typography component="h4" sx={{ fontWeight: 600, mt: 1 }}>
        {translate('step.clocks')}
      </Typography>
      {names.map((name) => {
        const path = ['clocks', name, 'within'];
        const value = jsonOf(document, nodeAt(document, path));
        return (
          <PlainField
            key={name}
            field={{
              ...{ path, label: name, value, help: null, required: true },
              ...{ control: terms, ways: [], way: null },
            }}
            control={terms}
            help={null}
          />
        );
      })}
    </Box>
  );
}
