import { Alert, Box, Button, Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import type { Problem } from '../../../../engine/reading.js';
import { useHelp } from '../../help/use-help.js';
import { CommitField } from '../../CommitField.js';
import { languageName } from '../titles.js';
import type { ShownPart, ShownText } from './preview.js';
import { lineOf, problemsOf } from './places.js';
import { messageIn } from '../../in-words.js';

interface TemplateTextProps {
  readonly shown: ShownText;
  /** What is written, to be changed. */
  readonly subject: string;
  readonly body: string;
  readonly text: string;
  readonly problems: readonly Problem[];
  readonly readOnly: boolean;
  readonly onWrite: (key: 'subject' | 'body', language: string, typed: string) => void;
  readonly onLine: (line: number) => void;
}

/** A template in one language: as it is read, what is wrong at its place, and what is written. */
export function TemplateText(props: TemplateTextProps) {
  const { shown, subject, body, readOnly, onWrite } = props;
  const translate = useTranslate();
  const help = useHelp('template');
  const { language } = shown;
  const [locale] = useLocaleState();
  const name = language === '' ? translate('editors.template.all') : languageName(language, locale);
  // The break that ends a text is no line of its own.
  const end = body.endsWith('\n') ? '\n' : '';
  return (
    <Box component="section" aria-label={name} sx={{ mt: 2 }}>
      <Typography component="h3" sx={{ fontSize: 14, fontWeight: 600 }}>
        {name}
      </Typography>
      <Box
        {...(language === '' ? {} : { lang: language })}
        sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5, my: 1, whiteSpace: 'pre-wrap' }}
      >
        {shown.subject.length === 0 ? null : (
          <Typography component="p" sx={{ fontWeight: 600, pb: 1 }}>
            <Parts {...props} parts={shown.subject} />
          </Typography>
        )}
        <Typography component="div">
          <Parts {...props} parts={shown.body} />
        </Typography>
      </Box>
      <Faults {...props} />
      <Box sx={{ display: 'grid' }}>
        <CommitField
          label={translate('editors.template.subject')}
          value={subject}
          help={help('subject')}
          readOnly={readOnly}
          onCommit={(typed) => onWrite('subject', language, typed)}
        />
        <CommitField
          label={translate('editors.template.body')}
          value={body.slice(0, body.length - end.length)}
          multiline
          breaks
          help={help('body')}
          readOnly={readOnly}
          onCommit={(typed) => onWrite('body', language, typed + end)}
        />
      </Box>
    </Box>
  );
}

type PartsProps = Pick<TemplateTextProps, 'text' | 'problems'> & { readonly parts: readonly ShownPart[] };

function Parts({ parts, text, problems }: PartsProps) {
  return parts.map(({ text: said, expression, fault }, at) => {
    if (expression === null) return <span key={at}>{said}</span>;
    const wrong = fault !== null || problemsOf(text, problems, expression).length > 0;
    return (
      <Box
        key={at}
        component="span"
        title={expression}
        sx={{
          borderBottom: 2,
          borderBottomStyle: wrong ? 'wavy' : 'dotted',
          borderColor: wrong ? 'error.main' : 'primary.main',
          ...(wrong ? { color: 'error.main', fontWeight: 600 } : {}),
        }}
      >
        {wrong ? '⚠ ' : ''}
        {said}
      </Box>
    );
  });
}

function Faults({ shown, text, problems, onLine }: TemplateTextProps) {
  const translate = useTranslate();
  const [locale = 'en'] = useLocaleState();
  const faults = [...shown.subject, ...shown.body].flatMap(({ expression, fault }) => {
    if (expression === null) return [];
    const found = problemsOf(text, problems, expression);
    if (found.length > 0) return found.map((each) => ({ line: each.line, message: messageIn(locale, each) }));
    return fault === null ? [] : [{ line: lineOf(text, expression), message: fault }];
  });
  const once = [...new Map(faults.map((each) => [`${String(each.line)} ${each.message}`, each])).values()];
  return once.map(({ line, message }) => (
    <Alert
      key={`${String(line)} ${message}`}
      severity="error"
      sx={{ py: 0, mb: 0.5 }}
      action={
        <Button color="inherit" onClick={() => onLine(line)}>
          {translate('studio.line', { line: String(line) })}
        </Button>
      }
    >
      {message}
    </Alert>
  ));
}
