import { Alert, Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Suspense, lazy, useEffect, useState, type RefObject } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import type { JsonObject } from '../../engine/json.js';
import { titleText, type Title } from '../i18n/title-text.js';
import { Failed, LoadingRows } from '../parts/States.js';
import { useSaving } from '../parts/survey/use-saving.js';
import { call } from '../providers/http.js';

const SurveyForm = lazy(async () => ({
  default: (await import('../parts/survey/SurveyForm.js')).SurveyForm,
}));

interface Asked {
  readonly questionnaire: {
    readonly title: Title;
    readonly survey: JsonObject;
    readonly languages: readonly string[];
    readonly anonymous: boolean;
  };
  readonly language: string;
  readonly data: JsonObject;
  readonly complete: boolean;
  readonly outcome: string;
}

interface InterviewProps {
  readonly attempt: string;
  /** The language of the contact; null: unknown. */
  readonly language: string | null;
  /** Set to what saves what is not saved yet: before the attempt ends. */
  readonly flush: RefObject<() => Promise<void>>;
  /** The questionnaire is complete: with this outcome the attempt is to end. */
  readonly onComplete: (outcome: string) => void;
}

/** What is asked in a call, with what the contact answered before; saved on the way, with the attempt. */
export function Interview({ attempt, language, flush, onComplete }: InterviewProps) {
  const path = `/api/campaigns/attempts/${attempt}/questionnaire`;
  const { data, error, refetch } = useQuery({
    queryKey: ['campaigns', 'interview', attempt],
    queryFn: async ({ signal }) => {
      const wanted = language === null ? '' : `?language=${encodeURIComponent(language)}`;
      return (await call<Asked | null>(path + wanted, { signal })).body;
    },
    // What is typed meanwhile is newer than what the server has.
    staleTime: Infinity,
    gcTime: 0,
  });
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingRows rows={3} />;
  return data === null ? null : <Questions {...{ path, flush, onComplete }} asked={data} />;
}

function Questions({
  path,
  asked,
  flush,
  onComplete,
}: Pick<InterviewProps, 'flush' | 'onComplete'> & { readonly path: string; readonly asked: Asked }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const [complete, setComplete] = useState(asked.complete);
  const [refused, setRefused] = useState<unknown>(null);
  const { questionnaire, language } = asked;
  useEffect(() => {
    if (asked.complete) onComplete(asked.outcome);
  }, [asked, onComplete]);
  const put = async (data: JsonObject, done: boolean) => {
    const body = { data, language, complete: done };
    return (await call<{ readonly outcome: string | null }>(path, { method: 'PUT', body })).body.outcome;
  };
  const saving = useSaving(async (data) => void (await put(data, false)));
  flush.current = saving.flush;
  const finish = async (data: JsonObject) => {
    await saving.stop();
    try {
      const outcome = await put(data, true);
      setRefused(null);
      setComplete(true);
      if (outcome !== null) onComplete(outcome);
      return true;
    } catch (error) {
      setRefused(error);
      return false;
    }
  };
  return (
    <Box component="section" aria-label={translate('campaigns.call.questionnaire')}>
      <Typography component="h2" variant="h6">
        {titleText(questionnaire.title, locale, translate('campaigns.call.questionnaire'))}
      </Typography>
      {complete ? (
        <Alert severity="success">{translate('campaigns.call.complete')}</Alert>
      ) : (
        <Suspense fallback={<LoadingRows rows={3} />}>
          <SurveyForm
            survey={questionnaire.survey}
            language={language}
            answered={asked.data}
            onAnswered={saving.note}
            onPage={() => void saving.flush()}
            onComplete={finish}
          />
        </Suspense>
      )}
      {refused === null ? null : <Failed error={refused} />}
      <Typography role="status" variant="body2" color="text.secondary">
        {saving.state === 'idle' ? ' ' : translate(`campaigns.call.saving.${saving.state}`)}
      </Typography>
    </Box>
  );
}
