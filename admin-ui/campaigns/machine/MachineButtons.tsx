import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Campaign } from '../at-work.js';
import { DoubtsDialog } from './DoubtsDialog.js';
import { RateDialog } from './RateDialog.js';

/** What a supervisor does with what Sportello works by itself. */
export function MachineButtons({ campaign }: { readonly campaign: Campaign }) {
  const translate = useTranslate();
  const [open, setOpen] = useState<'rate' | 'doubts' | null>(null);
  const { state, progress } = campaign;
  const close = () => setOpen(null);
  return (
    <>
      {progress.worked_by !== 'machine' || state === 'over' ? null : (
        <Button onClick={() => setOpen('rate')}>{translate('campaigns.machine.rate')}</Button>
      )}
      {progress.in_doubt === 0 ? null : (
        <Button color="warning" onClick={() => setOpen('doubts')}>
          {translate('campaigns.machine.in_doubt', { smart_count: progress.in_doubt })}
        </Button>
      )}
      {open === 'rate' ? <RateDialog campaign={campaign} close={close} /> : null}
      {open === 'doubts' ? <DoubtsDialog campaign={campaign} close={close} /> : null}
    </>
  );
}
