/** A questionnaire's survey as SurveyJS runs it, in one language. */
import { Model } from 'survey-core';
import { DefaultDarkPanelless, DefaultLightPanelless } from 'survey-core/themes';
import type { JsonObject } from '../../../engine/json.js';

/** How it looks: SurveyJS's default theme, with the page's own colour and letters. */
export interface Look {
  readonly dark: boolean;
  readonly primary: string;
  /** What is written on it. */
  readonly onPrimary: string;
  readonly text: string;
  readonly font: string;
}

/** The survey, with what was answered before; SurveyJS has its own words in the language where these were loaded (`survey-words.ts`). */
export function surveyModel(survey: JsonObject, language: string, look: Look, answered: JsonObject): Model {
  const model = new Model(survey);
  model.locale = language;
  const theme = look.dark ? DefaultDarkPanelless : DefaultLightPanelless;
  model.applyTheme({
    ...theme,
    cssVariables: {
      ...theme.cssVariables,
      '--sjs2-color-project-brand-600': look.primary,
      '--sjs2-color-fg-brand-on-primary': look.onPrimary,
      // The theme's own grey is too light on its grey.
      '--sjs2-color-component-boolean-item-false-default-value': look.text,
      '--sjs2-typography-font-family-text': look.font,
    },
  });
  model.focusFirstQuestionAutomatic = false;
  model.data = { ...answered };
  return model;
}
