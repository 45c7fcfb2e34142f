import { MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { AskDialog } from './AskDialog.js';
import { useEditing } from './editing.js';
import type { StepDialogProps } from './step-dialog.js';
import { withNewStep } from './structure/add-step.js';
import { newStep, stepKindForms } from './structure/kinds.js';
import { isFreeName } from './structure/free-name.js';

/** Asks for kind, name and place of a new step. */
export function AddStep({ props, place, onClose }: StepDialogProps) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { root, apply } = useEditing();
  const [key, setKey] = useState('task');
  const [name, setName] = useState('');
  const [side, setSide] = useState<'before' | 'after'>('after');
  const kinds = stepKindForms(root);
  const { name: workflow, read } = props;
  const names = read?.names ?? {};
  const free = isFreeName(name, [...(names['step'] ?? []), ...(names['clock'] ?? [])]);
  const kind = kinds.find((each) => each.key === key);
  const add = () => {
    if (kind === undefined) return;
    const value = newStep(root, kind, name, names);
    apply((text) =>
      withNewStep({ kind: 'workflow', name: workflow, text }, { name, value, beside: place.name, side }),
    );
    props.onStep(name);
  };
  return (
    <AskDialog
      title={translate('step.add_title')}
      doLabel={translate('step.add')}
      disabled={!free || kind === undefined}
      onDo={add}
      onClose={onClose}
    >
      <TextField
        select
        id="step-kind"
        label={translate('step.kind')}
        value={key}
        onChange={(event) => setKey(event.target.value)}
        helperText={locale === 'it' ? kind?.help?.it : kind?.help?.en}
      >
        {kinds.map((each) => (
          <MenuItem key={each.key} value={each.key}>
            {`${each.key}: ${translate(`step.kinds.${each.key}`)}`}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        autoFocus
        label={translate('studio.new.name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={name !== '' && !free}
        helperText={translate(name !== '' && !free ? 'step.not_free' : 'studio.new.name_hint')}
      />
      <TextField
        select
        id="step-side"
        label={translate('step.where')}
        value={side}
        onChange={(event) => setSide(event.target.value === 'before' ? 'before' : 'after')}
        helperText={translate(`step.led_${side}`, { step: place.name })}
      >
        {(['after', 'before'] as const).map((each) => (
          <MenuItem key={each} value={each}>
            {translate(`step.${each}`, { step: place.name })}
          </MenuItem>
        ))}
      </TextField>
    </AskDialog>
  );
}
