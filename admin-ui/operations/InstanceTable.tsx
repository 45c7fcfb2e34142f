import {
  Box,
  Checkbox,
  Link,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
} from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { titleText } from '../i18n/title-text.js';
import { When } from '../parts/When.js';
import { StateWord } from './StateWord.js';
import { summaryText, type InstanceRow } from './types.js';
import { useWorkflowTitles } from './use-workflow-titles.js';

const wide = { display: { xs: 'none', md: 'table-cell' } };

interface Props {
  readonly rows: readonly InstanceRow[];
  readonly marked: ReadonlySet<string>;
  readonly onMark: (ids: readonly string[], on: boolean) => void;
}

/** Instances to read and to mark. */
export function InstanceTable({ rows, marked, onMark }: Props) {
  const translate = useTranslate();
  const [locale = 'en'] = useLocaleState();
  const titles = new Map(useWorkflowTitles().map(({ name, title }) => [name, title]));
  const all = rows.length > 0 && rows.every(({ id }) => marked.has(id));
  return (
    <TableContainer>
      <Table size="small" aria-label={translate('operations.instances')}>
        <TableHead>
          <TableRow>
            <TableCell padding="checkbox">
              <Checkbox
                size="small"
                checked={all}
                indeterminate={!all && rows.some(({ id }) => marked.has(id))}
                onChange={(_, on) =>
                  onMark(
                    rows.map(({ id }) => id),
                    on,
                  )
                }
                slotProps={{ input: { 'aria-label': translate('operations.mark_all') } }}
              />
            </TableCell>
            <TableCell>{translate('operations.column.request')}</TableCell>
            <TableCell>{translate('operations.column.state')}</TableCell>
            <TableCell sx={wide}>{translate('operations.column.workflow')}</TableCell>
            <TableCell sx={wide}>{translate('operations.column.started')}</TableCell>
            <TableCell sx={wide}>{translate('operations.column.due')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.id} hover selected={marked.has(row.id)}>
              <TableCell padding="checkbox">
                <Checkbox
                  size="small"
                  checked={marked.has(row.id)}
                  onChange={(_, on) => onMark([row.id], on)}
                  slotProps={{
                    input: { 'aria-label': translate('operations.mark', { number: row.number }) },
                  }}
                />
              </TableCell>
              <TableCell sx={{ overflowWrap: 'anywhere' }}>
                <Link
                  component={RouterLink}
                  to={`/operations/instances/${row.id}`}
                  sx={{ fontWeight: row.priority >= 75 ? 800 : 500 }}
                >
                  {row.number}
                </Link>
                <Box sx={{ color: 'text.secondary' }}>{summaryText(row.summary)}</Box>
              </TableCell>
              <TableCell>
                <StateWord state={row.state} outcome={row.outcome} incidents={row.incident_count} />
              </TableCell>
              <TableCell sx={wide}>
                {titleText(titles.get(row.workflow) ?? null, locale, row.workflow)}
              </TableCell>
              <TableCell sx={wide}>
                <When at={row.started_at} />
              </TableCell>
              <TableCell sx={wide}>{row.due === null ? null : <When at={row.due} />}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
