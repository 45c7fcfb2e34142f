/** Modules that add SurveyJS's words of a language when they are loaded; the package has no types of them. */
declare module 'survey-core/i18n/*';
