/** The page of a questionnaire, `/q/…`: without an account, in the questionnaire's languages, and without tracking. */
import { Alert, Button, Typography } from '@mui/material';
import { useEffect, useMemo, useState } from 'react';
import { firstLocale, rememberLocale } from '../i18n/locale.js';
import { titleText } from '../i18n/title-text.js';
import { ApiError } from '../providers/http.js';
import { Answering } from './Answering.js';
import { PublicFrame } from './PublicFrame.js';
import { questionnaireTexts } from './questionnaire-texts.js';
import { sourceOf, type NotOpen, type Shown } from './questionnaire.js';
import { Told } from './Told.js';

/** Loads the questionnaire of the address, and shows it, or why it takes no answers. */
export function QuestionnaireApp() {
  const source = useMemo(() => sourceOf(location.pathname), []);
  const [shown, setShown] = useState<Shown | null>(null);
  const [why, setWhy] = useState<NotOpen | null>(null);
  const [done, setDone] = useState(false);
  const [turn, setTurn] = useState(0);
  const [chosen, setChosen] = useState<string | null>(null);
  const languages = shown?.questionnaire.languages ?? ['it', 'en'];
  const language = languageOf(languages, [chosen, shown?.language ?? null, firstLocale()]);
  const texts = questionnaireTexts[language === 'it' ? 'it' : 'en'];
  useEffect(() => {
    source.show().then(
      (found) => {
        setShown(found);
        setWhy(found.state === 'open' ? null : found.state);
      },
      (error: unknown) => setWhy(error instanceof ApiError && error.status === 404 ? 'unknown' : 'away'),
    );
  }, [source, turn]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = titleText(shown?.questionnaire.title, language, 'Sportello');
  }, [language, shown]);
  const change = (next: string) => {
    rememberLocale(next === 'it' ? 'it' : 'en');
    setChosen(next);
  };
  const anew = () => {
    setDone(false);
    setShown(null);
    setTurn(turn + 1);
  };
  const others = languages
    .filter((each) => each !== language)
    .map((each) => ({ language: each, name: nameOf(each) }));
  return (
    <PublicFrame others={others} onLanguage={change}>
      {source.trial ? (
        <Alert severity="warning" sx={{ mb: 2 }}>
          {texts.trial}
        </Alert>
      ) : null}
      {done ? (
        <Told title={texts.done} text={texts.done_text}>
          {shown?.for_everybody === true ? <Button onClick={anew}>{texts.another}</Button> : null}
        </Told>
      ) : why !== null ? (
        <Told {...texts.not_open[why]}>
          {why === 'away' ? <Button onClick={anew}>{texts.retry}</Button> : null}
        </Told>
      ) : shown === null ? (
        <Typography role="status">{texts.loading}</Typography>
      ) : (
        <Answering
          key={turn}
          {...{ source, shown, language, texts }}
          onDone={() => setDone(true)}
          onNotOpen={setWhy}
        />
      )}
    </PublicFrame>
  );
}

function languageOf(languages: readonly string[], wanted: readonly (string | null)[]): string {
  return wanted.find((each) => each !== null && languages.includes(each)) ?? languages[0] ?? 'it';
}

/** A language by its own name. */
function nameOf(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
