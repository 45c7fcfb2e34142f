import {
  NativeSelect,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
} from '@mui/material';
import { useTranslate } from 'react-admin';
import { Helped } from '../parts/help/Helped.js';
import { columnTargets, type ColumnTarget } from '../../domain/lists/columns.js';
import type { Upload } from './lists.js';

interface Props {
  readonly file: Upload['file'];
  readonly mapping: readonly ColumnTarget[];
  readonly onChange: (mapping: readonly ColumnTarget[]) => void;
}

/** The first rows of a file, and above each column what it is. */
export function MappingTable({ file, mapping, onChange }: Props) {
  const translate = useTranslate();
  const set = (at: number, target: string) => {
    const known = columnTargets.find((each) => each === target);
    if (known !== undefined) onChange(mapping.map((before, index) => (index === at ? known : before)));
  };
  return (
    <Helped of="campaigns.import.is">
      {(described) => (
        <TableContainer tabIndex={0} sx={{ maxHeight: 360 }}>
          <Table size="small" stickyHeader aria-label={translate('campaigns.import.rows')}>
            <TableHead>
              <TableRow>
                {file.columns.map((column, at) => (
                  <TableCell key={column} sx={{ verticalAlign: 'bottom', minWidth: 130 }}>
                    {column}
                    <br />
                    <NativeSelect
                      value={mapping[at] ?? 'skip'}
                      onChange={(event) => set(at, event.target.value)}
                      inputProps={{
                        ...described,
                        'aria-label': translate('campaigns.import.is', { column }),
                      }}
                    >
                      {columnTargets.map((target) => (
                        <option key={target} value={target}>
                          {translate(`campaigns.target.${target}`)}
                        </option>
                      ))}
                    </NativeSelect>
                  </TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {file.rows.map((cells, row) => (
                <TableRow key={row}>
                  {file.columns.map((column, at) => (
                    <TableCell
                      key={column}
                      sx={{
                        maxWidth: 260,
                        overflow: 'hidden',
                        textOverflow: 'ellipsis',
                        whiteSpace: 'nowrap',
                        ...(mapping[at] === 'skip'
                          ? { color: 'text.secondary', textDecoration: 'line-through' }
                          : {}),
                      }}
                    >
                      {cells[at] ?? ''}
                    </TableCell>
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      )}
    </Helped>
  );
}
