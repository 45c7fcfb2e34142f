import { Dialog, DialogContent, DialogTitle, Table, TableBody, TableCell, TableRow } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useKeyMaps, useKeys } from './keys.js';

/** Keys whose names are no words of the reader's. */
const signs: Readonly<Record<string, string>> = {
  ArrowRight: '→',
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Enter: '↵',
  Escape: 'Esc',
};

/** `?` shows the keys of the page that is open. */
export function KeysHelp() {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  useKeys({ '?': { label: 'frame.keys.title', run: () => setOpen(true) } });
  const maps = useKeyMaps();
  // The first that knows a key is the one that acts.
  const rows = [
    ...new Map(maps.toReversed().flatMap((keys) => Object.entries(keys).toReversed())),
  ].toReversed();
  return (
    <Dialog open={open} onClose={() => setOpen(false)} aria-labelledby="keys-title">
      <DialogTitle id="keys-title">{translate('frame.keys.title')}</DialogTitle>
      <DialogContent>
        <Table size="small">
          <TableBody>
            {rows.map(([key, action]) => (
              <TableRow key={key}>
                <TableCell component="th" scope="row">
                  <kbd>{signs[key] ?? key}</kbd>
                </TableCell>
                <TableCell>{translate(action.label, { _: action.label })}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </DialogContent>
    </Dialog>
  );
}
