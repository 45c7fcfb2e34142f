import { Tab, Tabs } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link, Navigate, Route, Routes, useLocation } from 'react-router-dom';
import type { Right } from '../../domain/rights.js';
import { useMe } from '../providers/use-me.js';
import { Audit } from './Audit.js';
import { Calendars } from './Calendars.js';
import { Groups } from './Groups.js';
import { Health } from './Health.js';
import { Keys } from './Keys.js';
import { Roles } from './Roles.js';
import { UserPage } from './UserPage.js';
import { Users } from './Users.js';

/** The pages, each with the right that it needs; null: that of the area. */
const tabs: readonly { readonly name: string; readonly right: Right | null }[] = [
  { name: 'users', right: null },
  { name: 'groups', right: null },
  { name: 'roles', right: null },
  { name: 'keys', right: 'keys.own' },
  { name: 'audit', right: 'audit.read' },
  { name: 'health', right: null },
  { name: 'calendars', right: null },
];

/** Who may do what, and how the system is. */
export default function Settings() {
  const translate = useTranslate();
  const rights = useMe()?.rights ?? [];
  const at = useLocation().pathname.split('/')[2] ?? 'users';
  const shown = tabs.filter(({ right }) => right === null || rights.includes(right));
  return (
    <>
      <Tabs
        component="nav"
        aria-label={translate('frame.area.settings')}
        value={shown.some(({ name }) => name === at) ? at : false}
        variant="scrollable"
        sx={{ mb: 1.5 }}
      >
        {shown.map(({ name }) => (
          <Tab
            key={name}
            value={name}
            label={translate(`settings.tab.${name}`)}
            component={Link}
            to={`/settings/${name}`}
          />
        ))}
      </Tabs>
      <Routes>
        <Route index element={<Navigate to="users" replace />} />
        <Route path="users" element={<Users />} />
        <Route path="users/:name" element={<UserPage />} />
        <Route path="groups" element={<Groups />} />
        <Route path="roles" element={<Roles />} />
        <Route path="keys" element={<Keys />} />
        <Route path="audit" element={<Audit />} />
        <Route path="health" element={<Health />} />
        <Route path="calendars" element={<Calendars />} />
      </Routes>
    </>
  );
}
