import { Box, Button, Card, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { titleText } from '../i18n/title-text.js';
import { HelpMark } from '../parts/help/HelpMark.js';
import { HelpShown } from '../parts/help/help-shown.js';
import { HelpedField } from '../parts/help/HelpedField.js';
import { Failed, LoadingRows } from '../parts/States.js';
import { useMay } from '../providers/use-me.js';
import { faultOf, isAllAtFields } from '../providers/field-faults.js';
import { isSameTitle, textsOf, titleOf } from './group-title.js';
import { Choices } from './Choices.js';
import { useList, type Group, type Role } from './lists.js';
import { put } from './save.js';

/** Sets of people: what they are called, and which roles they have. */
export function Groups() {
  const translate = useTranslate();
  const { data, error, refetch } = useList<Group>('groups');
  const roles = useList<Role>('roles').data ?? [];
  const mayManage = useMay('users.manage');
  const [making, setMaking] = useState(false);
  // What is said once of a new group need not be said in each card.
  const [helpShown, setHelpShown] = useState(false);
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingRows />;
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 1,
        gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 320px), 1fr))',
      }}
    >
      {mayManage ? (
        <Box sx={{ gridColumn: '1 / -1', display: 'flex', gap: 1, alignItems: 'center' }}>
          <Button variant="contained" onClick={() => setMaking(true)} disabled={making}>
            {translate('settings.group.new')}
          </Button>
          <HelpMark shown={helpShown} onChange={setHelpShown} />
        </Box>
      ) : null}
      {making ? <GroupCard group={null} roles={roles} onDone={() => setMaking(false)} /> : null}
      <HelpShown value={helpShown}>
        {data.map((group) => (
          <GroupCard key={group.id} group={group} roles={roles} onDone={() => undefined} />
        ))}
      </HelpShown>
    </Box>
  );
}

interface Props {
  readonly group: Group | null;
  readonly roles: readonly Role[];
  readonly onDone: () => void;
}

function GroupCard({ group, roles, onDone }: Props) {
  const translate = useTranslate();
  const client = useQueryClient();
  const mayManage = useMay('users.manage');
  const [name, setName] = useState(group?.name ?? '');
  const [locale = 'en'] = useLocaleState();
  const [titles, setTitles] = useState(() => textsOf(group?.title));
  const [having, setHaving] = useState(group?.roles ?? []);
  const [error, setError] = useState<unknown>(null);
  const same =
    group !== null &&
    isSameTitle(titleOf(titles), titleOf(textsOf(group.title))) &&
    having.join() === group.roles.join();
  const save = async () => {
    setError(null);
    try {
      await put(`/api/groups/${name.trim()}`, { title: titleOf(titles), roles: having }, null);
      await client.invalidateQueries({ queryKey: ['settings'] });
      await client.invalidateQueries({ queryKey: ['group-titles'] });
      onDone();
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <Card variant="outlined" sx={{ p: 1.5, display: 'grid', gap: 0.5, alignContent: 'start' }}>
      <Typography component="h2" sx={{ fontWeight: 700 }}>
        {group === null
          ? translate('settings.group.new')
          : `${titleText(group.title, locale)} (${group.name})`}
      </Typography>
      {group === null ? (
        <HelpedField
          of="settings.group.name"
          fault={faultOf(error, 'name')}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      ) : (
        <Box sx={{ color: 'text.secondary' }}>
          {translate('settings.group.members', { smart_count: group.members })}
        </Box>
      )}
      {(['it', 'en'] as const).map((language) => (
        <HelpedField
          key={language}
          of={`settings.group.title_${language}`}
          value={titles[language]}
          onChange={(event) => setTitles({ ...titles, [language]: event.target.value })}
          fault={faultOf(error, 'title')}
          disabled={!mayManage}
        />
      ))}
      <Choices
        of="settings.group.roles"
        value={having}
        onChange={setHaving}
        options={roles}
        fault={faultOf(error, 'roles')}
      />
      {error === null || isAllAtFields(error, ['title', 'roles']) ? null : <Failed error={error} />}
      {mayManage && !same ? (
        <Button variant="outlined" onClick={() => void save()} sx={{ justifySelf: 'start' }}>
          {translate('settings.save')}
        </Button>
      ) : null}
    </Card>
  );
}
