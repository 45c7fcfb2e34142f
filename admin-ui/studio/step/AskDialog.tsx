import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useId, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';

interface AskDialogProps {
  readonly title: string;
  readonly doLabel: string;
  readonly disabled: boolean;
  readonly onDo: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Asks what is to be done with a step, and does it. */
export function AskDialog({ title, doLabel, disabled, onDo, onClose, children }: AskDialogProps) {
  const translate = useTranslate();
  const id = useId();
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby={id}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (disabled) return;
          onDo();
          onClose();
        }}
      >
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 1 }}>{children}</DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('studio.new.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={disabled}>
            {doLabel}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
