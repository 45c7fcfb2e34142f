import { Box, useTheme } from '@mui/material';
import { useEffect, useMemo, useRef, useState } from 'react';
import 'survey-core/survey-core.fontless.min.css';
import { Survey } from 'survey-react-ui';
import type { JsonObject } from '../../../engine/json.js';
import { surveyModel, type Look } from './survey-model.js';
import { directionOf, loadWords } from './survey-words.js';

interface SurveyFormProps {
  readonly survey: JsonObject;
  readonly language: string;
  readonly answered: JsonObject;
  readonly onAnswered: (data: JsonObject) => void;
  /** Another page is shown. */
  readonly onPage?: () => void;
  /** All is answered; true once that is taken. Without it the survey says itself that it is over. */
  readonly onComplete?: (data: JsonObject) => Promise<boolean>;
}

/** The survey as people get it, once SurveyJS has its words in the language; its answers stay when it is changed. */
export function SurveyForm(props: SurveyFormProps) {
  const { language } = props;
  const [worded, setWorded] = useState<string | null>(null);
  useEffect(() => {
    let shown = true;
    void loadWords(language).then(() => {
      if (shown) setWorded(language);
    });
    return () => {
      shown = false;
    };
  }, [language]);
  return worded === null ? (
    <Box role="status" aria-busy="true" sx={{ minHeight: 200 }} />
  ) : (
    <Worded {...props} language={worded} />
  );
}

function Worded({ survey, language, answered, onAnswered, onPage, onComplete }: SurveyFormProps) {
  const { palette, typography } = useTheme();
  const look = useMemo<Look>(
    () => ({
      dark: palette.mode === 'dark',
      primary: palette.primary.main,
      onPrimary: palette.background.paper,
      text: palette.text.primary,
      font: typography.fontFamily ?? 'sans-serif',
    }),
    [palette, typography],
  );
  const latest = useRef(answered);
  const told = useRef({ onAnswered, onPage, onComplete });
  told.current = { onAnswered, onPage, onComplete };
  const written = JSON.stringify(survey);
  const model = useMemo(
    () => surveyModel(JSON.parse(written) as JsonObject, language, look, latest.current),
    [written, language, look],
  );
  useEffect(() => {
    const answering = () => {
      latest.current = model.data as JsonObject;
      told.current.onAnswered(latest.current);
    };
    const turning = () => told.current.onPage?.();
    const completing = async (_: unknown, options: { allow: boolean }) => {
      const { onComplete: complete } = told.current;
      if (complete !== undefined) options.allow = await complete(model.data as JsonObject);
    };
    model.onValueChanged.add(answering);
    model.onCurrentPageChanged.add(turning);
    model.onCompleting.add(completing);
    return () => {
      model.onValueChanged.remove(answering);
      model.onCurrentPageChanged.remove(turning);
      model.onCompleting.remove(completing);
    };
  }, [model]);
  return (
    <Box
      lang={language}
      dir={directionOf(language)}
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1, overflow: 'hidden' }}
    >
      <Survey model={model} />
    </Box>
  );
}
