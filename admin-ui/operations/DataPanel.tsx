import { Box, Table, TableBody, TableCell, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { LogEntry } from '../parts/story/story.js';
import { When } from '../parts/When.js';
import { whoSet } from './who-set.js';

interface Props {
  readonly data: Readonly<Record<string, unknown>>;
  readonly entries: readonly LogEntry[];
}

/** The data of an instance, each with who set it last and when. */
export function DataPanel({ data, entries }: Props) {
  const translate = useTranslate();
  const set = whoSet(entries);
  return (
    <Table size="small">
      <TableBody>
        {Object.entries(data).map(([name, value]) => {
          const by = set.get(name);
          return (
            <TableRow key={name} sx={{ '& td, & th': { verticalAlign: 'top', px: 0.5 } }}>
              <TableCell component="th" scope="row" sx={{ fontWeight: 600, width: '30%' }}>
                {name.replaceAll('_', ' ')}
              </TableCell>
              <TableCell sx={{ overflowWrap: 'anywhere' }}>
                <Value value={value} />
                {by === undefined ? null : (
                  <Box sx={{ color: 'text.secondary', fontSize: 11 }}>
                    {by.by ?? translate('operations.data.by_rule')} · <When at={by.at} />
                  </Box>
                )}
              </TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}

/** A value to read: texts as they are, records as lines, what was erased says so. */
function Value({ value }: { readonly value: unknown }) {
  const translate = useTranslate();
  if (value === null || value === undefined) return '–';
  if (typeof value === 'boolean') return translate(`operations.data.${String(value)}`);
  if (typeof value !== 'object') return typeof value === 'string' ? value : JSON.stringify(value);
  if ('$erased' in value) return <em>{translate('operations.data.erased')}</em>;
  const members = Object.entries(value as Readonly<Record<string, unknown>>);
  if (members.length === 0) return '–';
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {members.map(([name, inner]) => (
        <li key={name}>
          {Array.isArray(value) ? null : `${name.replaceAll('_', ' ')}: `}
          <Value value={inner} />
        </li>
      ))}
    </Box>
  );
}
