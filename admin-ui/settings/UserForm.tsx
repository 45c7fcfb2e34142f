import { Box, Button, Link, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { Link as RouterLink, useNavigate } from 'react-router-dom';
import { HelpedCheck } from '../parts/help/HelpedCheck.js';
import { HelpedField } from '../parts/help/HelpedField.js';
import { Failed } from '../parts/States.js';
import { useMay } from '../providers/use-me.js';
import { faultOf, isAllAtFields } from '../providers/field-faults.js';
import { Choices } from './Choices.js';
import { useList, type Group, type User } from './lists.js';
import { make, put } from './save.js';

const fields = ['name', 'email', 'display_name', 'password', 'groups', 'skills', 'languages'] as const;

interface Props {
  /** Null: one to be made. */
  readonly user: User | null;
  readonly etag: string | null;
}

/** Who she is, her groups, skills and languages; a refusal stands at its field, nothing typed is lost. */
export function UserForm({ user, etag }: Props) {
  const translate = useTranslate();
  const mayManage = useMay('users.manage');
  const groups = useList<Group>('groups').data ?? [];
  const [name, setName] = useState(user?.name ?? '');
  const [email, setEmail] = useState(user?.email ?? '');
  const [displayName, setDisplayName] = useState(user?.display_name ?? '');
  const [password, setPassword] = useState('');
  const [inGroups, setGroups] = useState(user?.groups ?? []);
  const [skills, setSkills] = useState(user?.skills ?? []);
  const [languages, setLanguages] = useState(user?.languages ?? []);
  const [active, setActive] = useState(user?.active ?? true);
  const { error, busy, save } = useSaving(user, etag);
  const submit = () =>
    save(
      {
        email: email.trim(),
        display_name: displayName.trim() === '' ? null : displayName.trim(),
        groups: inGroups,
        skills,
        languages,
        active,
      },
      { name: name.trim(), password },
    );
  const text = (
    field: (typeof fields)[number],
    value: string,
    set: (value: string) => void,
    type = 'text',
  ) => {
    return (
      <HelpedField
        of={`settings.user.${field}`}
        type={type}
        autoComplete={type === 'password' ? 'new-password' : 'off'}
        value={value}
        onChange={(event) => set(event.target.value)}
        fault={faultOf(error, field)}
        disabled={!mayManage}
      />
    );
  };
  return (
    <Box
      component="form"
      sx={{ display: 'grid', gap: 1, maxWidth: 520 }}
      onSubmit={(event: React.FormEvent) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Link component={RouterLink} to="/settings/users">
        {`← ${translate('settings.tab.users')}`}
      </Link>
      <Typography component="h2" variant="h6">
        {user === null ? translate('settings.user.new') : (user.display_name ?? user.name)}
      </Typography>
      {user === null ? text('name', name, setName) : null}
      {text('display_name', displayName, setDisplayName)}
      {text('email', email, setEmail, 'email')}
      {text('password', password, setPassword, 'password')}
      <Choices
        of="settings.user.groups"
        value={inGroups}
        onChange={setGroups}
        options={groups}
        fault={faultOf(error, 'groups')}
      />
      <Choices
        of="settings.user.skills"
        value={skills}
        onChange={setSkills}
        fault={faultOf(error, 'skills')}
      />
      <Choices
        of="settings.user.languages"
        value={languages}
        onChange={setLanguages}
        fault={faultOf(error, 'languages')}
      />
      <HelpedCheck
        as="switch"
        of="settings.user.may_sign_in"
        checked={active}
        onChange={setActive}
        disabled={!mayManage}
      />
      {error === null || isAllAtFields(error, fields) ? null : <Failed error={error} />}
      {mayManage ? (
        <Button type="submit" variant="contained" disabled={busy} sx={{ justifySelf: 'start' }}>
          {translate('settings.save')}
        </Button>
      ) : null}
    </Box>
  );
}

/** Writes the user, and the password where one was typed. */
function useSaving(user: User | null, etag: string | null) {
  const translate = useTranslate();
  const client = useQueryClient();
  const notify = useNotify();
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const save = async (
    body: object,
    { name, password }: { readonly name: string; readonly password: string },
  ) => {
    setBusy(true);
    setError(null);
    try {
      if (user === null)
        await make('/api/users', { ...body, name, password: password === '' ? null : password });
      else {
        await put(`/api/users/${user.name}`, body, etag);
        if (password !== '') await make(`/api/users/${user.name}/password`, { password });
      }
      notify(translate('settings.saved'), { type: 'success' });
      await client.invalidateQueries({ queryKey: ['settings'] });
      void navigate('/settings/users');
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  return { error, busy, save };
}
