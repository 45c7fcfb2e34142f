import {
  Alert,
  Box,
  Button,
  Stack,
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
import { HelpedField } from '../parts/help/HelpedField.js';
import { GroupNames } from '../parts/GroupNames.js';
import { Empty, Failed, LoadingRows } from '../parts/States.js';
import { When } from '../parts/When.js';
import { faultOf, isAllAtFields } from '../providers/field-faults.js';
import { call } from '../providers/http.js';
import { useMe } from '../providers/use-me.js';
import { Choices } from './Choices.js';
import { useList, type Group } from './lists.js';
import { make } from './save.js';

interface Key {
  readonly id: string;
  readonly name: string;
  readonly groups: readonly string[];
  readonly created_by: string;
  readonly created_at: string;
  readonly expires_at: string | null;
  readonly revoked_at: string | null;
}

/** Keys by which programs act; a new one is shown once. */
export function Keys() {
  const translate = useTranslate();
  const client = useQueryClient();
  const { data, error, refetch } = useList<Key>('keys');
  const [failed, setFailed] = useState<unknown>(null);
  const withdraw = async (id: string) => {
    setFailed(null);
    await call(`/api/keys/${id}`, { method: 'DELETE' }).catch(setFailed);
    await client.invalidateQueries({ queryKey: ['settings', 'keys'] });
  };
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingRows />;
  return (
    <>
      <NewKey />
      {failed === null ? null : <Failed error={failed} />}
      {data.length === 0 ? (
        <Empty>{translate('settings.key.none')}</Empty>
      ) : (
        <TableContainer tabIndex={0}>
          <Table size="small" aria-label={translate('settings.tab.keys')}>
            <TableHead>
              <TableRow>
                {(['name', 'groups', 'made', 'ends'] as const).map((name) => (
                  <TableCell key={name}>{translate(`settings.key.${name}`)}</TableCell>
                ))}
                <TableCell>{translate('settings.key.state')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {data.map((key) => (
                <TableRow key={key.id}>
                  <TableCell>{key.name}</TableCell>
                  <TableCell>
                    <GroupNames groups={key.groups} />
                  </TableCell>
                  <TableCell>
                    {key.created_by}, <When at={key.created_at} />
                  </TableCell>
                  <TableCell>{key.expires_at === null ? '–' : <When at={key.expires_at} />}</TableCell>
                  <TableCell>
                    {key.revoked_at === null ? (
                      <Button
                        onClick={() => void withdraw(key.id)}
                        aria-label={`${translate('settings.key.withdraw')} ${key.name}`}
                      >
                        {translate('settings.key.withdraw')}
                      </Button>
                    ) : (
                      translate('settings.key.withdrawn')
                    )}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      )}
    </>
  );
}

function NewKey() {
  const translate = useTranslate();
  const client = useQueryClient();
  const me = useMe();
  const groups = useList<Group>('groups').data;
  const [name, setName] = useState('');
  const [having, setHaving] = useState<readonly string[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [made, setMade] = useState<string | null>(null);
  const options = groups ?? (me?.groups ?? []).map((own) => ({ name: own, title: own }));
  const create = async () => {
    setError(null);
    setMade(null);
    try {
      const { key } = await make<{ readonly key: string }>('/api/keys', {
        name: name.trim(),
        groups: having,
      });
      setMade(key);
      setName('');
      await client.invalidateQueries({ queryKey: ['settings', 'keys'] });
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <Box sx={{ mb: 2, maxWidth: 640 }}>
      <Stack direction={{ xs: 'column', sm: 'row' }} sx={{ gap: 1, alignItems: { sm: 'center' } }}>
        <HelpedField
          of="settings.key.name"
          value={name}
          onChange={(event) => setName(event.target.value)}
          fault={faultOf(error, 'name')}
        />
        <Box sx={{ flex: 1 }}>
          <Choices
            of="settings.key.groups"
            value={having}
            onChange={setHaving}
            options={options}
            fault={faultOf(error, 'groups')}
          />
        </Box>
        <Button
          variant="contained"
          onClick={() => void create()}
          disabled={name.trim() === '' || having.length === 0}
        >
          {translate('settings.key.new')}
        </Button>
      </Stack>
      {error === null || isAllAtFields(error, ['name', 'groups']) ? null : <Failed error={error} />}
      {made === null ? null : (
        <Alert severity="success" sx={{ mt: 1, overflowWrap: 'anywhere' }}>
          {translate('settings.key.once')} <code>{made}</code>
        </Alert>
      )}
    </Box>
  );
}
