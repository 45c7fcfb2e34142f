/** The editors beside the text, a line a kind; each is loaded when a definition of its kind is first opened. */
import { lazy, type ComponentType } from 'react';
import type { EditorProps } from './editor.js';

export const editors: Readonly<Record<string, ComponentType<EditorProps>>> = {
  calendar: lazy(() => import('./calendar/CalendarEditor.js')),
  decision: lazy(() => import('./decision/DecisionEditor.js')),
  form: lazy(() => import('./form/FormEditor.js')),
  questionnaire: lazy(() => import('./questionnaire/QuestionnaireEditor.js')),
  template: lazy(() => import('./template/TemplateEditor.js')),
};
