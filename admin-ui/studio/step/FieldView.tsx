import { Box, Button, Typography } from '@mui/material';
import { useId } from 'react';
import { useLocaleState } from 'react-admin';
import { inLocale } from '../help/told.js';
import { useEditing } from './editing.js';
import type { Field } from './field.js';
import { FieldActions } from './FieldActions.js';
import { GroupFields } from './GroupFields.js';
import { ListFields } from './ListFields.js';
import { NamesField } from './NamesField.js';
import { PlainField } from './PlainField.js';
import { TitleField } from './TitleField.js';

interface FieldViewProps {
  readonly field: Field;
  /** Shown by its name alone until it is opened. */
  readonly folded?: boolean;
}

/** One value of a step, by its kind: with its help, the forms that it can have, and the way to take it out. */
export function FieldView({ field, folded = false }: FieldViewProps) {
  const [locale = 'en'] = useLocaleState();
  const id = useId();
  const help = inLocale(field.help, locale);
  const { control, label, path } = field;
  if (control.of === 'text' || control.of === 'title' || control.of === 'names')
    return (
      <Box sx={{ display: 'flex', alignItems: 'flex-start' }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          {control.of === 'text' ? <PlainField field={field} control={control} help={help} /> : null}
          {control.of === 'title' ? <TitleField field={field} texts={control.texts} help={help} /> : null}
          {control.of === 'names' ? <NamesField field={field} control={control} help={help} /> : null}
        </Box>
        <FieldActions field={field} />
      </Box>
    );
  const inner = (
    <>
      {control.of === 'group' ? (
        <GroupFields path={path} label={label} control={control} item={FieldView} />
      ) : null}
      {control.of === 'list' ? (
        <ListFields path={path} label={label} control={control} item={FieldView} />
      ) : null}
      {control.of === 'steps' ? <InnerSteps names={control.names} /> : null}
    </>
  );
  return (
    <Box
      role="group"
      aria-labelledby={id}
      sx={{
        borderLeft: 2,
        borderColor: 'divider',
        pl: 1,
        my: 0.5,
        display: 'flex',
        alignItems: 'flex-start',
      }}
    >
      {folded ? (
        <Box component="details" sx={{ flex: 1, minWidth: 0 }}>
          <Box component="summary" sx={{ cursor: 'pointer', py: 0.5 }}>
            <Name id={id} label={label} />
          </Box>
          {inner}
        </Box>
      ) : (
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Name id={id} label={label} />
          {help === null ? null : (
            <Typography component="div" variant="caption" color="text.secondary" sx={{ pb: 0.5 }}>
              {help}
            </Typography>
          )}
          {inner}
        </Box>
      )}
      <FieldActions field={field} />
    </Box>
  );
}

function Name({ id, label }: { readonly id: string; readonly label: string }) {
  return (
    <Typography id={id} component="span" sx={{ fontSize: 13, fontWeight: 600, overflowWrap: 'anywhere' }}>
      {label}
    </Typography>
  );
}

/** Steps inside are edited by themselves. */
function InnerSteps({ names }: { readonly names: readonly string[] }) {
  const { onStep } = useEditing();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap' }}>
      {names.map((name) => (
        <Button key={name} onClick={() => onStep(name)}>
          {name}
        </Button>
      ))}
    </Box>
  );
}
