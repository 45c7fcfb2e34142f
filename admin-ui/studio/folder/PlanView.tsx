import { Alert, Box, Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import type { ImportPlan, Part } from './plan-import.js';

/** What would be new, changed and the same, and what is wrong at which place. */
export function PlanView({ plan }: { readonly plan: ImportPlan }) {
  const translate = useTranslate();
  const { parts, problems } = plan;
  const of = (state: Part['state']) => parts.filter((each) => each.state === state);
  if (parts.length === 0 && problems.length === 0)
    return <Alert severity="info">{translate('folder.nothing')}</Alert>;
  return (
    <Box tabIndex={0} sx={{ maxHeight: 360, overflow: 'auto' }}>
      {problems.length === 0 ? null : (
        <Alert severity="error">
          {translate('folder.wrong')}
          <Box component="ul" sx={{ m: 0, pl: 2, overflowWrap: 'anywhere' }}>
            {problems.map(({ file, line, column, code, message }) => (
              <li key={[file, line, column, code, message].join('|')}>
                {`${file}:${String(line)}:${String(column)} ${message}`}
              </li>
            ))}
          </Box>
        </Alert>
      )}
      <Parts title={translate('folder.new')} parts={of('new')} />
      <Parts title={translate('folder.changed')} parts={of('changed')} />
      <Typography variant="body2" color="text.secondary" sx={{ pt: 1 }}>
        {translate('folder.same', { smart_count: of('same').length })}
      </Typography>
    </Box>
  );
}

function Parts({ title, parts }: { readonly title: string; readonly parts: readonly Part[] }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  if (parts.length === 0) return null;
  return (
    <>
      <Typography component="h3" sx={{ fontSize: 14, fontWeight: 600, pt: 1 }}>
        {`${title} (${String(parts.length)})`}
      </Typography>
      <Box component="ul" sx={{ m: 0, pl: 2, fontSize: 13, overflowWrap: 'anywhere' }}>
        {parts.map(({ kind, name, state, sentences }) => (
          <li key={`${kind}/${name}`}>
            {`${kind} ${name}`}
            {state === 'changed' ? (
              <Box component="ul" sx={{ m: 0, pl: 2 }}>
                {sentences.length === 0 ? <li>{translate('folder.words_only')}</li> : null}
                {sentences.map((each, index) => (
                  // Sentences may repeat; their order is all that tells them apart.
                  <li key={`${String(index)} ${each.en}`}>{locale === 'it' ? each.it : each.en}</li>
                ))}
              </Box>
            ) : null}
          </li>
        ))}
      </Box>
    </>
  );
}
