import { describe, expect, test } from 'vitest';
import { beginText } from '../../../../admin-ui/studio/blueprints.js';
import { answersOf } from '../../../../admin-ui/studio/editors/questionnaire/answers.js';
import { surveyModel } from '../../../../admin-ui/parts/survey/survey-model.js';
import { loadWords } from '../../../../admin-ui/parts/survey/survey-words.js';
import { readBody } from '../../../../admin-ui/studio/editors/read-body.js';
import { readQuestionnaire, type QuestionnaireDefinition } from '../../../../engine/reading/questionnaire.js';

const opinions = read(beginText({ kind: 'questionnaire', name: 'opinions' }, null));

const look = { dark: false, primary: '#0b5c6b', onPrimary: '#ffffff', text: '#000000', font: 'sans-serif' };

describe('the preview of a questionnaire', () => {
  test('its elements are the questions, in the language that is asked for, and so are its buttons', async () => {
    await loadWords('it');
    const title = (language: string) =>
      surveyModel(opinions.survey, language, look, {}).getQuestionByName('satisfied')?.title;
    expect(title('it')).toBe('Quanto è soddisfatto?');
    expect(title('en')).toBe('How satisfied are you?');
    expect(surveyModel(opinions.survey, 'it', { ...look, dark: true }, {}).completeText).toBe('Salva');
  });

  test('answers stay when the survey is changed, and stand under their variables', () => {
    const answered = surveyModel(opinions.survey, 'it', look, { satisfied: 4 }).data as {
      satisfied: number;
    };
    expect(answersOf(opinions, answered)).toEqual([{ element: 'satisfied', variable: 'Q1', value: 4 }]);
    expect(answersOf(opinions, { other: 'x' })[0]?.variable).toBe('other');
  });
});

function read(text: string): QuestionnaireDefinition {
  const { body, problems } = readBody(text, readQuestionnaire);
  if (body === null) throw new Error(problems.map(({ message }) => message).join('\n'));
  return body;
}
