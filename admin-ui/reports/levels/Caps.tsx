import { Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { money } from '../numbers.js';
import type { Total } from './measures.js';

/** What was asked, what caps take off, and how each of them comes to it; nothing where none does. */
export function Caps({ total }: { readonly total: Total }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  if (total.capped === 0) return null;
  const said = (amount: number) => money(amount, total.currency, locale);
  return (
    <Typography variant="body2" component="div">
      {translate('reports.asked_and_capped', { asked: said(total.asked), capped: said(total.capped) })}
      {total.caps.map(({ how }) => (
        <div key={how}>{how}</div>
      ))}
    </Typography>
  );
}
