import { Box, TextField, Typography } from '@mui/material';
import { useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import { parseDocument } from 'yaml';
import { Empty } from '../../parts/States.js';
import { useMay } from '../../providers/use-me.js';
import type { SideProps } from '../side.js';
import { leavesAt, withValue, type Leaf } from './edit-yaml.js';
import { pathOfStep } from './path-of-step.js';

/** The texts of the chosen step, and the terms of the clocks, as fields that write into the definition. */
export function StepPanel({ text, step, onText }: SideProps) {
  const translate = useTranslate();
  const mayEdit = useMay('definitions.edit');
  const document = useMemo(() => parseDocument(text), [text]);
  const broken = document.errors.length > 0;
  if (broken) return <Empty>{translate('studio.step.broken')}</Empty>;
  const path = step === null ? null : pathOfStep(document, step);
  const terms = leavesAt(document, ['clocks']).filter(
    ({ path: at }) => at.length === 3 && at[2] === 'within',
  );
  const fields = path === null ? [] : leavesAt(document, path);
  const write = (leaf: Leaf, value: string) => onText(withValue(text, leaf.path, value));
  return (
    <Box sx={{ display: 'grid' }}>
      {path === null ? (
        <Typography variant="body2">{translate('studio.step.choose')}</Typography>
      ) : (
        <>
          <Typography component="h4" sx={{ fontWeight: 600 }}>
            {step}
          </Typography>
          {fields.map((leaf) => (
            <Field
              key={leaf.path.join('.')}
              leaf={leaf}
              label={leaf.path.slice(path.length).join(' · ')}
              readOnly={!mayEdit}
              onWrite={write}
            />
          ))}
        </>
      )}
      <Typography component="h4" sx={{ fontWeight: 600, mt: 1 }}>
        {translate('studio.step.clocks')}
      </Typography>
      {terms.map((leaf) => (
        <Field
          key={leaf.path.join('.')}
          leaf={leaf}
          label={String(leaf.path[1])}
          readOnly={!mayEdit}
          onWrite={write}
        />
      ))}
    </Box>
  );
}

interface FieldProps {
  readonly leaf: Leaf;
  readonly label: string;
  readonly readOnly: boolean;
  readonly onWrite: (leaf: Leaf, value: string) => void;
}

/** A field that writes when it is left, or by Enter. */
function Field({ leaf, label, readOnly, onWrite }: FieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const write = () => {
    if (typed !== null && typed !== leaf.value) onWrite(leaf, typed);
    setTyped(null);
  };
  return (
    <TextField
      label={label}
      value={typed ?? leaf.value}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={write}
      onKeyDown={(event) => {
        if (event.key === 'Enter') write();
      }}
      slotProps={{ input: { readOnly } }}
    />
  );
}
