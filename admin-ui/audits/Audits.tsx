import { Route, Routes } from 'react-router-dom';
import { AuditList } from './AuditList.js';
import { AuditPage } from './AuditPage.js';
import { NewAudit } from './plan/NewAudit.js';

/** Mystery audits, for who plans them and reads what they found. */
export default function Audits() {
  return (
    <Routes>
      <Route index element={<AuditList />} />
      <Route path="new" element={<NewAudit />} />
      <Route path=":id/*" element={<AuditPage />} />
    </Routes>
  );
}
