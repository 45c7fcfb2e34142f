import { Route, Routes } from 'react-router-dom';
import { InstanceList } from './InstanceList.js';
import { InstancePage } from './InstancePage.js';

/** Where everything stands, and what can be done about it. */
export default function Operations() {
  return (
    <Routes>
      <Route index element={<InstanceList />} />
      <Route path="instances/:id" element={<InstancePage />} />
    </Routes>
  );
}
