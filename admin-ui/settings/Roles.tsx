import {
  Box,
  Button,
  Checkbox,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
} from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { allRights, type Right } from '../../domain/rights.js';
import { Failed, LoadingRows } from '../parts/States.js';
import { useMay } from '../providers/use-me.js';
import { useList, type Role } from './lists.js';
import { put } from './save.js';

/** Which role may do what: a table of all rights, changed by a click and kept by a button. */
export function Roles() {
  const { data, error, refetch } = useList<Role>('roles');
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingRows />;
  return <Matrix key={JSON.stringify(data)} roles={data} />;
}

function Matrix({ roles }: { readonly roles: readonly Role[] }) {
  const translate = useTranslate();
  const mayManage = useMay('roles.manage');
  const { changed, error, toggle, save, has } = useRights(roles);
  return (
    <>
      {mayManage ? (
        <Button
          variant="contained"
          disabled={changed.length === 0}
          onClick={() => void save()}
          sx={{ mb: 1 }}
        >
          {translate('settings.save')}
        </Button>
      ) : null}
      {error === null ? null : <Failed error={error} />}
      <TableContainer tabIndex={0} sx={{ maxHeight: '75vh' }}>
        <Table size="small" stickyHeader aria-label={translate('settings.tab.roles')}>
          <TableHead>
            <TableRow>
              <TableCell>{translate('settings.role.right')}</TableCell>
              {roles.map((role) => (
                <TableCell key={role.name} align="center">
                  {role.title}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {allRights.map((right) => (
              <TableRow key={right} hover>
                <TableCell component="th" scope="row" sx={{ minWidth: 220 }}>
                  <span id={`right-${right}`}>{translate(`settings.right.${right.replace('.', '_')}`)}</span>
                  <Box sx={{ color: 'text.secondary', fontSize: 11 }}>{right}</Box>
                </TableCell>
                {roles.map((role) => (
                  <TableCell key={role.name} align="center" padding="checkbox">
                    <Checkbox
                      size="small"
                      disabled={!mayManage}
                      checked={has(role.name, right)}
                      onChange={() => toggle(role.name, right)}
                      slotProps={{
                        input: {
                          'aria-label': `${role.title}: ${right}`,
                          'aria-describedby': `right-${right}`,
                        },
                      }}
                    />
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </>
  );
}

/** The rights as they are ticked, and those roles that differ from what is stored. */
function useRights(roles: readonly Role[]) {
  const client = useQueryClient();
  const [rights, setRights] = useState(
    () => new Map(roles.map(({ name, rights: held }) => [name, new Set(held)])),
  );
  const [error, setError] = useState<unknown>(null);
  const changed = roles.filter(({ name, rights: held }) => {
    const now = rights.get(name) ?? new Set();
    return now.size !== held.length || held.some((right) => !now.has(right));
  });
  const toggle = (role: string, right: Right) => {
    const held = new Set(rights.get(role));
    if (!held.delete(right)) held.add(right);
    setRights(new Map([...rights, [role, held]]));
  };
  const save = async () => {
    setError(null);
    try {
      for (const { name, title } of changed)
        await put(`/api/roles/${name}`, { title, rights: [...(rights.get(name) ?? [])] }, null);
    } catch (cause) {
      setError(cause);
    }
    await client.invalidateQueries({ queryKey: ['settings', 'roles'] });
  };
  return {
    changed,
    error,
    toggle,
    save,
    has: (role: string, right: Right) => rights.get(role)?.has(right) ?? false,
  };
}
