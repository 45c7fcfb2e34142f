/** SurveyJS with its words in all languages; loaded where it is first needed. */
import 'survey-core/i18n';

export { SurveyModel } from 'survey-core';
