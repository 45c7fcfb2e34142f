import { Box, Checkbox, FormControlLabel, Link, Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { titleText } from '../../i18n/title-text.js';
import { When } from '../../parts/When.js';
import { addressOf, type ListedDraft } from './publications.js';

interface ChosenDraftsProps {
  readonly drafts: readonly ListedDraft[];
  readonly chosen: readonly string[];
  readonly onChosen: (ids: readonly string[]) => void;
}

/** One's own drafts, those that are to be published with a tick. */
export function ChosenDrafts({ drafts, chosen, onChosen }: ChosenDraftsProps) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  return (
    <Box component="section" aria-labelledby="publish-drafts">
      <Typography id="publish-drafts" component="h2" variant="subtitle1">
        {translate('publish.drafts')}
      </Typography>
      {drafts.map(({ id, kind, name, title, version, draft }) => (
        <Box key={id} sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1 }}>
          <FormControlLabel
            control={
              <Checkbox
                size="small"
                checked={chosen.includes(id)}
                onChange={(_, on) => onChosen(on ? [...chosen, id] : chosen.filter((one) => one !== id))}
              />
            }
            label={titleText(title, locale, name)}
          />
          <Link component={RouterLink} to={addressOf({ kind, name })}>
            {kind} {name}
          </Link>
          <Typography variant="body2" color="text.secondary">
            {draft?.removes === true
              ? translate('publish.removes')
              : version === null
                ? translate('publish.new')
                : translate('publish.newer', { version })}
            {draft === null ? null : (
              <>
                {' · '}
                <When at={draft.updated_at} />
              </>
            )}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
