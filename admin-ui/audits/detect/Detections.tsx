import { Route, Routes } from 'react-router-dom';
import { DetectPage } from './DetectPage.js';
import { SecondPage } from './SecondPage.js';
import { ToWork } from './ToWork.js';

/** Detections of mystery audits, for auditors. */
export default function Detections() {
  return (
    <Routes>
      <Route index element={<ToWork />} />
      <Route path=":id" element={<DetectPage />} />
      <Route path=":id/second" element={<SecondPage />} />
    </Routes>
  );
}
