import { Tab, Tabs } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link, Navigate, Route, Routes, useLocation } from 'react-router-dom';
import { DoNotContact } from './DoNotContact.js';
import { ListPage } from './ListPage.js';
import { Lists } from './Lists.js';

const tabs = ['lists', 'do-not-contact'] as const;

/** Campaigns: whom they contact, and whom they must not. */
export default function Campaigns() {
  const translate = useTranslate();
  const at = useLocation().pathname.split('/')[2];
  return (
    <>
      <Tabs
        component="nav"
        aria-label={translate('frame.area.campaigns')}
        value={tabs.find((name) => name === at) ?? false}
        variant="scrollable"
        sx={{ mb: 1.5 }}
      >
        {tabs.map((name) => (
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
        <Route index element={<Navigate to="lists" replace />} />
        <Route path="lists" element={<Lists />} />
        <Route path="lists/:id" element={<ListPage />} />
        <Route path="do-not-contact" element={<DoNotContact />} />
      </Routes>
    </>
  );
}
