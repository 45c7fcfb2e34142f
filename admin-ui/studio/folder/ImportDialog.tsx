import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Typography,
} from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Failed } from '../../parts/States.js';
import type { Texts } from '../use-texts.js';
import { ChooseFiles } from './ChooseFiles.js';
import { keepDrafts } from './keep-drafts.js';
import type { ImportPlan } from './plan-import.js';
import { PlanView } from './PlanView.js';

interface ImportDialogProps {
  readonly texts: Texts;
  readonly onClose: () => void;
}

/** Brings a folder of definitions into one's drafts: first what it would do, then all of it or nothing. */
export function ImportDialog({ texts, onClose }: ImportDialogProps) {
  const translate = useTranslate();
  const id = useId();
  const [plan, setPlan] = useState<ImportPlan | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [unreadable, setUnreadable] = useState<string | null>(null);
  const look = async (chosen: readonly File[]) => {
    setUnreadable(null);
    setPlan(null);
    try {
      const [{ readChosen }, { planImport }] = await Promise.all([
        import('./read-chosen.js'),
        import('./plan-import.js'),
      ]);
      setPlan(planImport(await readChosen(chosen), texts.kept ?? []));
    } catch (cause) {
      setUnreadable(cause instanceof Error ? cause.message : '');
    }
  };
  const coming = (plan?.parts ?? []).filter(({ state }) => state !== 'same');
  const unsaved = coming.filter(({ kind, name }) => texts.unsaved.has(`${kind}/${name}`));
  const bring = async () => {
    try {
      await keepDrafts(coming, true);
      for (const { kind, name } of coming) texts.note(`${kind}/${name}`, null);
      await texts.reload();
      onClose();
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={id}>
      <DialogTitle id={id}>{translate('folder.title')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1 }}>
        <Typography variant="body2">{translate('folder.explain')}</Typography>
        <ChooseFiles onChosen={(chosen) => void look(chosen)} />
        {unreadable === null ? null : (
          <Alert severity="error">{translate('folder.unreadable', { why: unreadable })}</Alert>
        )}
        {unsaved.length === 0 ? null : (
          <Alert severity="warning">
            {translate('folder.over_unsaved', { names: unsaved.map(({ name }) => name).join(', ') })}
          </Alert>
        )}
        {plan === null ? null : <PlanView plan={plan} />}
        {error === null ? null : <Failed error={error} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('studio.new.cancel')}</Button>
        <Box sx={{ flex: 1 }} />
        <Button
          variant="contained"
          disabled={coming.length === 0 || plan === null || plan.problems.length > 0}
          onClick={() => void bring()}
        >
          {translate('folder.bring', { count: coming.length })}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
