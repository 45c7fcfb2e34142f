import { Navigate, Route, Routes } from 'react-router-dom';
import { AreaTabs, type AreaTab } from '../parts/AreaTabs.js';
import { CallPage } from './calls/CallPage.js';
import { CallsPage } from './calls/CallsPage.js';
import { ForecastPage } from './forecast/ForecastPage.js';
import { HistoryPage } from './history/HistoryPage.js';
import { CasesPage } from './levels/CasesPage.js';
import { LevelsPage } from './levels/LevelsPage.js';
import { PeriodPage } from './periods/PeriodPage.js';
import { PeriodsPage } from './periods/PeriodsPage.js';
import { PivotPage } from './pivot/PivotPage.js';
import { useFreshCalls } from './use-fresh-calls.js';

/** The pages, each with the right that it needs; null: that of the area. */
const tabs: readonly AreaTab[] = [
  { name: 'levels', right: null },
  { name: 'periods', right: null },
  { name: 'history', right: null },
  { name: 'pivot', right: null },
  { name: 'calls', right: 'calls.read' },
  { name: 'forecast', right: null },
];

/** Service levels of contracts, their periods, and what contacts add up to. */
export default function Reports() {
  useFreshCalls();
  return (
    <>
      <AreaTabs area="reports" tabs={tabs} />
      <Routes>
        <Route index element={<Navigate to="levels" replace />} />
        <Route path="levels" element={<LevelsPage />} />
        <Route path="levels/:contract/:period/:level" element={<CasesPage />} />
        <Route path="periods" element={<PeriodsPage />} />
        <Route path="periods/:contract/:period" element={<PeriodPage />} />
        <Route path="history" element={<HistoryPage />} />
        <Route path="pivot" element={<PivotPage />} />
        <Route path="calls" element={<CallsPage />} />
        <Route path="calls/:id" element={<CallPage />} />
        <Route path="forecast" element={<ForecastPage />} />
      </Routes>
    </>
  );
}
