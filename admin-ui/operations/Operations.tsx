import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { LoadingRows } from '../parts/States.js';
import { InstanceList } from './InstanceList.js';
import { InstancePage } from './InstancePage.js';
import { Schedules } from './Schedules.js';

// It draws: its library comes when it is opened.
const HeatPage = lazy(() => import('./heat/HeatPage.js'));

/** Where everything stands, and what can be done about it. */
export default function Operations() {
  return (
    <Routes>
      <Route index element={<InstanceList />} />
      <Route
        path="heat/:workflow?"
        element={
          <Suspense fallback={<LoadingRows />}>
            <HeatPage />
          </Suspense>
        }
      />
      <Route path="schedules" element={<Schedules />} />
      <Route path="instances/:id" element={<InstancePage />} />
    </Routes>
  );
}
