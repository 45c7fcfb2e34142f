import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Failed } from '../parts/States.js';
import { call } from '../providers/http.js';

/** A file of personal links for everybody of a list who has not answered; each time with new ones. */
export function Links({ campaign }: { readonly campaign: string }) {
  const translate = useTranslate();
  const [refused, setRefused] = useState<unknown>(null);
  const take = async () => {
    try {
      const { body } = await call<string>(`/api/campaigns/${encodeURIComponent(campaign)}/links`, {
        method: 'POST',
        headers: { Accept: 'text/csv' },
      });
      const file = document.createElement('a');
      file.href = URL.createObjectURL(new Blob([body], { type: 'text/csv' }));
      file.download = 'links.csv';
      file.click();
      URL.revokeObjectURL(file.href);
      setRefused(null);
    } catch (error) {
      setRefused(error);
    }
  };
  return (
    <>
      <Button title={translate('campaigns.work.links_help')} onClick={() => void take()}>
        {translate('campaigns.work.links')}
      </Button>
      {refused === null ? null : <Failed error={refused} />}
    </>
  );
}
