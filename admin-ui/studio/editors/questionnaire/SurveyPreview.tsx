import { Box, useTheme } from '@mui/material';
import { useEffect, useMemo, useRef } from 'react';
import 'survey-core/survey-core.fontless.min.css';
import { Survey } from 'survey-react-ui';
import type { JsonObject } from '../../../../engine/json.js';
import { surveyModel, type Look } from './survey-model.js';

interface SurveyPreviewProps {
  readonly survey: JsonObject;
  readonly language: string;
  readonly answered: JsonObject;
  readonly onAnswered: (data: JsonObject) => void;
}

/** The survey as people get it; its answers stay when it is changed. */
export function SurveyPreview({ survey, language, answered, onAnswered }: SurveyPreviewProps) {
  const { palette, typography } = useTheme();
  const look = useMemo<Look>(
    () => ({
      dark: palette.mode === 'dark',
      primary: palette.primary.main,
      onPrimary: palette.background.paper,
      font: typography.fontFamily ?? 'sans-serif',
    }),
    [palette, typography],
  );
  const latest = useRef(answered);
  const written = JSON.stringify(survey);
  const model = useMemo(
    () => surveyModel(JSON.parse(written) as JsonObject, language, look, latest.current),
    [written, language, look],
  );
  useEffect(() => {
    const told = () => {
      latest.current = model.data as JsonObject;
      onAnswered(latest.current);
    };
    model.onValueChanged.add(told);
    return () => model.onValueChanged.remove(told);
  }, [model, onAnswered]);
  return (
    <Box lang={language} sx={{ border: 1, borderColor: 'divider', borderRadius: 1, overflow: 'hidden' }}>
      <Survey model={model} />
    </Box>
  );
}
