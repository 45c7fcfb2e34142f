import { Navigate, Route, Routes } from 'react-router-dom';
import { AreaTabs, type AreaTab } from '../parts/AreaTabs.js';
import { Audit } from './Audit.js';
import { Calendars } from './Calendars.js';
import { Groups } from './Groups.js';
import { Health } from './Health.js';
import { Keys } from './Keys.js';
import { Roles } from './Roles.js';
import { UserPage } from './UserPage.js';
import { Users } from './Users.js';

/** The pages, each with the right that it needs; null: that of the area. */
const tabs: readonly AreaTab[] = [
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
  return (
    <>
      <AreaTabs area="settings" tabs={tabs} />
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
