import { Box, Button, Link, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import type { JsonObject } from '../../../../engine/json.js';
import { readQuestionnaire, type QuestionnaireDefinition } from '../../../../engine/reading/questionnaire.js';
import { HelpMark } from '../../help/HelpMark.js';
import { useHelp } from '../../help/use-help.js';
import type { EditorProps } from '../editor.js';
import { EditorFrame } from '../EditorFrame.js';
import { Part } from '../Part.js';
import { useLastGood } from '../use-last-good.js';
import { languageName } from '../titles.js';
import { answersOf } from './answers.js';
import { SurveyForm } from '../../../parts/survey/SurveyForm.js';

/** A questionnaire as people get it, in each of its languages, and the variables that their answers fill. */
export default function QuestionnaireEditor({ text }: EditorProps) {
  const { body, broken } = useLastGood(text, readQuestionnaire);
  return (
    <EditorFrame broken={broken} empty={body === null}>
      {body === null ? null : <Preview questionnaire={body} />}
    </EditorFrame>
  );
}

function Preview({ questionnaire }: { readonly questionnaire: QuestionnaireDefinition }) {
  const translate = useTranslate();
  const help = useHelp('questionnaire');
  const [locale] = useLocaleState();
  const [chosen, setChosen] = useState(locale);
  const [data, setData] = useState<JsonObject>({});
  const [turn, setTurn] = useState(0);
  const { languages, survey } = questionnaire;
  const language = languages.includes(chosen) ? chosen : (languages[0] ?? 'it');
  const privacy = translate(`editors.questionnaire.${questionnaire.anonymous ? 'anonymous' : 'named'}`);
  const answers = answersOf(questionnaire, data);
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1 }}>
        <ToggleButtonGroup
          exclusive
          size="small"
          aria-label={translate('editors.language')}
          value={language}
          onChange={(_event, next: string | null) => setChosen(next ?? language)}
          sx={{ '& .MuiToggleButton-root': { py: 0, textTransform: 'none' } }}
        >
          {languages.map((each) => (
            <ToggleButton key={each} value={each}>
              {languageName(each, locale)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <HelpMark of={translate('editors.language')} help={help('languages')} />
        <Button
          onClick={() => {
            setData({});
            setTurn(turn + 1);
          }}
        >
          {translate('editors.questionnaire.anew')}
        </Button>
        <Link href={`/q/test/${questionnaire.questionnaire}`} target="_blank" rel="noopener">
          {translate('editors.questionnaire.try')}
        </Link>
        <Typography variant="body2" color="text.secondary">
          {privacy}
        </Typography>
        <HelpMark of={privacy} help={help('anonymous')} />
      </Box>
      <SurveyForm key={turn} {...{ survey, language }} answered={data} onAnswered={setData} />
      <Part title={translate('editors.questionnaire.variables')} help={help('codes')}>
        {answers.length === 0 ? (
          <Typography variant="body2">{translate('editors.questionnaire.no_answers')}</Typography>
        ) : (
          <Box component="ul" aria-live="polite" sx={{ m: 0, pl: 2.5 }}>
            {answers.map(({ element, variable, value }) => (
              <Typography key={element} component="li" sx={{ overflowWrap: 'anywhere' }}>
                <b>{variable}</b>: {typeof value === 'string' ? value : JSON.stringify(value)}
              </Typography>
            ))}
          </Box>
        )}
      </Part>
    </>
  );
}
