import {
  Button,
  Link,
  Pagination,
  Stack,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
} from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { HelpedField } from '../parts/help/HelpedField.js';
import { GroupNames } from '../parts/GroupNames.js';
import { Empty, Failed, LoadingRows } from '../parts/States.js';
import { useMay } from '../providers/use-me.js';
import { pageSize, usePage, type User } from './lists.js';

const wide = { display: { xs: 'none', sm: 'table-cell' } };

/** Who may sign in, and in which groups. */
export function Users() {
  const translate = useTranslate();
  const mayManage = useMay('users.manage');
  const [text, setText] = useState('');
  const filter = encodeURIComponent(JSON.stringify(text.trim() === '' ? {} : { q: text.trim() }));
  const [page, setPage] = useState(1);
  const { data, error, refetch } = usePage<User>('users', filter, page);
  return (
    <>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap', mb: 1 }}>
        <HelpedField
          of="settings.find"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setPage(1);
          }}
        />
        {mayManage ? (
          <Button component={RouterLink} to="/settings/users/new" variant="contained">
            {translate('settings.user.new')}
          </Button>
        ) : null}
      </Stack>
      {error !== null ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data === undefined ? (
        error === null && <LoadingRows />
      ) : data.rows.length === 0 ? (
        <Empty>{translate('settings.nobody')}</Empty>
      ) : (
        <TableContainer>
          <Table size="small" aria-label={translate('settings.tab.users')}>
            <TableHead>
              <TableRow>
                <TableCell>{translate('settings.user.display_name')}</TableCell>
                <TableCell sx={wide}>{translate('settings.user.email')}</TableCell>
                <TableCell>{translate('settings.user.groups')}</TableCell>
                <TableCell>{translate('settings.user.active')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {data.rows.map((user) => (
                <TableRow key={user.id} hover>
                  <TableCell>
                    <Link component={RouterLink} to={`/settings/users/${user.name}`}>
                      {user.display_name ?? user.name}
                    </Link>
                  </TableCell>
                  <TableCell sx={wide}>{user.email}</TableCell>
                  <TableCell>
                    <GroupNames groups={user.groups} />
                  </TableCell>
                  <TableCell>{translate(user.active ? 'settings.yes' : 'settings.no')}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      )}
      {data !== undefined && data.total > pageSize ? (
        <Pagination
          sx={{ mt: 1 }}
          aria-label={translate('settings.pages')}
          count={Math.ceil(data.total / pageSize)}
          page={page}
          onChange={(_, at) => setPage(at)}
        />
      ) : null}
    </>
  );
}
