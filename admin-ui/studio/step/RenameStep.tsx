import { Checkbox, FormControlLabel, TextField, Typography } from '@mui/material';
import { useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Mentions } from '../mentions/Mentions.js';
import { useMentions } from '../mentions/use-mentions.js';
import { AskDialog } from './AskDialog.js';
import { useEditing } from './editing.js';
import type { StepDialogProps } from './step-dialog.js';
import { isFreeName } from './structure/free-name.js';
import { withRenamedStep } from './structure/rename-step.js';

/** Asks for another name of a step, and says what names it now. */
export function RenameStep({ props, place, onClose }: StepDialogProps) {
  const translate = useTranslate();
  const { apply } = useEditing();
  const [name, setName] = useState(place.name);
  const [migrates, setMigrates] = useState(true);
  const mentions = useMentions(props, place.name);
  const taken = useMemo(() => {
    const { step = [], clock = [] } = props.read?.names ?? {};
    return [...step, ...clock];
  }, [props.read]);
  const free = isFreeName(name, taken);
  const rename = () => {
    const { kind, name: workflow, tree } = props;
    const changed = withRenamedStep(tree, { workflow, from: place.name, to: name, migrates });
    const isOwn = (each: { readonly kind: string; readonly name: string }) =>
      each.kind === kind && each.name === workflow;
    const own = changed.find(isOwn);
    if (own === undefined) return;
    if (!apply(() => own.text)) return;
    props.onTogether(`${place.name} → ${name}`, changed);
    props.onStep(name);
  };
  return (
    <AskDialog
      title={translate('step.rename_title', { step: place.name })}
      doLabel={translate('step.do.rename')}
      disabled={!free}
      onDo={rename}
      onClose={onClose}
    >
      <TextField
        autoFocus
        label={translate('studio.new.name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={name !== place.name && !free}
        helperText={translate(name !== place.name && !free ? 'step.not_free' : 'studio.new.name_hint')}
      />
      <FormControlLabel
        control={<Checkbox checked={migrates} onChange={(event) => setMigrates(event.target.checked)} />}
        label={translate('step.migrates')}
      />
      <Typography variant="body2">{translate('step.named_by')}</Typography>
      <Mentions
        mentions={mentions}
        onLine={(line) => {
          onClose();
          props.onLine(line);
        }}
        own={props.name}
      />
    </AskDialog>
  );
}
