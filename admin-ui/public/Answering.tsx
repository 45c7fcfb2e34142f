import { Alert, Typography } from '@mui/material';
import { Suspense, lazy, useState } from 'react';
import type { JsonObject } from '../../engine/json.js';
import { titleText } from '../i18n/title-text.js';
import { useSaving } from '../parts/survey/use-saving.js';
import { ApiError, type FieldFault } from '../providers/http.js';
import type { QuestionnaireTexts } from './questionnaire-texts.js';
import type { NotOpen, Shown, Source } from './questionnaire.js';

const SurveyForm = lazy(async () => ({
  default: (await import('../parts/survey/SurveyForm.js')).SurveyForm,
}));

interface AnsweringProps {
  readonly source: Source;
  readonly shown: Shown;
  readonly language: string;
  readonly texts: QuestionnaireTexts;
  readonly onDone: () => void;
  readonly onNotOpen: (why: NotOpen) => void;
}

const reasons = new Set<string>(['closed', 'answered', 'replaced', 'paused', 'quota_full']);

/** A questionnaire that takes answers: saved on the way, in this tab too until the server has them. */
export function Answering({ source, shown, language, texts, onDone, onNotOpen }: AnsweringProps) {
  const { questionnaire } = shown;
  const [data, setData] = useState<JsonObject>(() => ({ ...shown.data, ...keptHere(source.kept) }));
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (answers: JsonObject, complete: boolean) => {
    try {
      await source.save({ data: answers, language, complete });
      if (!complete) sessionStorage.removeItem(source.kept);
    } catch (error) {
      const reason = error instanceof ApiError ? error.reason : null;
      if (reason !== null && reasons.has(reason)) onNotOpen(reason as NotOpen);
      throw error;
    }
  };
  const saving = useSaving((answers) => send(answers, false));
  const change = (answers: JsonObject) => {
    setData(answers);
    sessionStorage.setItem(source.kept, JSON.stringify(answers));
    saving.note(answers);
  };
  const complete = async (answers: JsonObject) => {
    setFaults([]);
    setProblem(null);
    await saving.stop();
    try {
      await send(answers, true);
      sessionStorage.removeItem(source.kept);
      source.forget();
      onDone();
      return true;
    } catch (error) {
      if (error instanceof ApiError && error.status === 422) setFaults(error.errors);
      else setProblem(texts.not_open.away.text);
      saving.note(answers);
      return false;
    }
  };
  const privacy = questionnaire.anonymous
    ? texts.anonymous
    : shown.for_everybody
      ? texts.everybody
      : texts.named;
  return (
    <>
      <Typography component="h1" variant="h5" dir="auto">
        {titleText(questionnaire.title, language)}
      </Typography>
      <Typography sx={{ color: 'text.secondary', mb: 2 }}>{privacy}</Typography>
      <Suspense fallback={<Typography role="status">{texts.loading}</Typography>}>
        <SurveyForm
          survey={questionnaire.survey ?? {}}
          language={language}
          answered={data}
          onAnswered={change}
          onPage={() => void saving.flush()}
          onComplete={complete}
        />
      </Suspense>
      {faults.length === 0 ? null : (
        <Alert severity="error" role="alert" sx={{ my: 1 }}>
          {texts.refused}
          {faults.map(({ path, message }) => (
            <Typography key={path} variant="body2">
              {path.slice(1)}: {message}
            </Typography>
          ))}
        </Alert>
      )}
      {problem === null ? null : (
        <Alert severity="error" role="alert" sx={{ my: 1 }}>
          {problem}
        </Alert>
      )}
      <Typography role="status" variant="body2" sx={{ color: 'text.secondary', minHeight: '2em', mt: 1 }}>
        {saving.state === 'saved' && !source.trial ? texts.saved : null}
        {saving.state === 'saving' ? texts.saving : null}
        {saving.state === 'failed' ? texts.unsaved : null}
      </Typography>
    </>
  );
}

/** What was answered in this tab, and not saved since. */
function keptHere(kept: string): JsonObject {
  try {
    return JSON.parse(sessionStorage.getItem(kept) ?? '{}') as JsonObject;
  } catch {
    return {};
  }
}
