import { Alert, Box, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { JsonObject } from '../../../engine/json.js';
import { Empty, LoadingRows } from '../../parts/States.js';
import { useMay } from '../../providers/use-me.js';
import { useLanguageSchema } from '../help/use-language-schema.js';
import type { SideProps } from '../side.js';
import { parsed } from '../yaml/parsed.js';
import { jsonOf, nodeAt } from '../yaml/spots.js';
import { ClockTerms } from './ClockTerms.js';
import { EditingContext, useEditing, type Editing } from './editing.js';
import { fieldOf, stepSchema } from './field.js';
import { FieldView } from './FieldView.js';
import { GroupFields } from './GroupFields.js';
import { StepActions } from './StepActions.js';
import { placeOfStep } from './step-places.js';

/** The chosen step as a form that writes into the text, and the terms of the clocks. */
export function StepPanel(props: SideProps) {
  const { text, read, onStep, onText } = props;
  const translate = useTranslate();
  const mayEdit = useMay('definitions.edit');
  const [refused, setRefused] = useState(false);
  const root = useLanguageSchema('workflow');
  if (parsed(text).errors.length > 0) return <Empty>{translate('step.broken')}</Empty>;
  if (root === undefined) return <LoadingRows />;
  // What would break the text is not written: a form must never do that.
  const apply: Editing['apply'] = (change) => {
    const changed = change(text);
    const sound = parsed(changed).errors.length === 0;
    setRefused(!sound);
    if (sound && changed !== text) onText(changed);
    return sound;
  };
  return (
    <EditingContext value={{ root, read, readOnly: !mayEdit, apply, onStep }}>
      <Box sx={{ display: 'grid', gap: 1 }}>
        {refused ? <Alert severity="warning">{translate('step.unwritable')}</Alert> : null}
        <ChosenStep {...props} root={root} />
        <ClockTerms text={text} />
      </Box>
    </EditingContext>
  );
}

function ChosenStep({ root, ...props }: SideProps & { readonly root: JsonObject }) {
  const translate = useTranslate();
  const { readOnly } = useEditing();
  const { text, step } = props;
  const document = parsed(text);
  const place = step === null ? null : placeOfStep(document, step);
  if (place === null) return <Typography variant="body2">{translate('step.choose')}</Typography>;
  const value = jsonOf(document, nodeAt(document, place.path));
  const field = fieldOf(root, stepSchema(root), {
    path: place.path,
    label: place.name,
    value,
    required: true,
  });
  return (
    <Box role="group" aria-label={place.name} sx={{ display: 'grid', gap: 0.5 }}>
      <Typography component="h4" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
        {place.name}
      </Typography>
      {readOnly ? null : <StepActions props={props} place={place} />}
      {field.control.of === 'group' ? (
        <GroupFields
          key={place.name}
          path={place.path}
          label={place.name}
          control={field.control}
          item={FieldView}
        />
      ) : (
        <FieldView field={field} />
      )}
    </Box>
  );
}
