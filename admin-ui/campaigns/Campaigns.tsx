import { Tab, Tabs } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link, Navigate, Route, Routes, useLocation } from 'react-router-dom';
import { useMe } from '../providers/use-me.js';
import { AtWork } from './AtWork.js';
import { CallPage } from './CallPage.js';
import { DoNotContact } from './DoNotContact.js';
import { ListPage } from './ListPage.js';
import { Lists } from './Lists.js';

const tabs = [
  { name: 'at-work', right: 'campaigns.work' },
  { name: 'lists', right: 'lists.read' },
  { name: 'do-not-contact', right: 'lists.read' },
] as const;

/** Campaigns: those at work, whom they contact, and whom they must not. */
export default function Campaigns() {
  const translate = useTranslate();
  const at = useLocation().pathname.split('/')[2];
  const rights = useMe()?.rights ?? [];
  const shown = tabs.filter(({ right }) => rights.includes(right));
  return (
    <>
      <Tabs
        component="nav"
        aria-label={translate('frame.area.campaigns')}
        value={shown.find(({ name }) => name === at)?.name ?? false}
        variant="scrollable"
        sx={{ mb: 1.5 }}
      >
        {shown.map(({ name }) => (
          <Tab
            key={name}
            value={name}
            label={translate(`campaigns.tab.${name}`)}
            component={Link}
            to={`/campaigns/${name}`}
          />
        ))}
      </Tabs>
      <Routes>
        <Route index element={<Navigate to="at-work" replace />} />
        <Route path="at-work" element={<AtWork />} />
        <Route path="at-work/:id" element={<CallPage />} />
        <Route path="lists" element={<Lists />} />
        <Route path="lists/:id" element={<ListPage />} />
        <Route path="do-not-contact" element={<DoNotContact />} />
      </Routes>
    </>
  );
}
