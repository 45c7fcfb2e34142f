import { Navigate, Route, Routes } from 'react-router-dom';
import { AreaTabs, type AreaTab } from '../parts/AreaTabs.js';
import { AtWork } from './AtWork.js';
import { CallPage } from './CallPage.js';
import { FiguresPage } from './figures/FiguresPage.js';
import { DoNotContact } from './DoNotContact.js';
import { ListPage } from './ListPage.js';
import { Lists } from './Lists.js';

const tabs: readonly AreaTab[] = [
  { name: 'at-work', right: 'campaigns.work' },
  { name: 'lists', right: 'lists.read' },
  { name: 'do-not-contact', right: 'lists.read' },
];

/** Campaigns: those at work, whom they contact, and whom they must not. */
export default function Campaigns() {
  return (
    <>
      <AreaTabs area="campaigns" tabs={tabs} />
      <Routes>
        <Route index element={<Navigate to="at-work" replace />} />
        <Route path="at-work" element={<AtWork />} />
        <Route path="at-work/:id" element={<CallPage />} />
        <Route path="at-work/:id/figures" element={<FiguresPage />} />
        <Route path="lists" element={<Lists />} />
        <Route path="lists/:id" element={<ListPage />} />
        <Route path="do-not-contact" element={<DoNotContact />} />
      </Routes>
    </>
  );
}
