import Close from '@mui/icons-material/Close';
import { Box, Button, IconButton } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { HelpedField } from '../../parts/help/HelpedField.js';
import type { RefusedAt } from './refused-at.js';
import { changedAt, type LevelForm } from './sheet-form.js';

interface Props {
  readonly levels: readonly LevelForm[];
  readonly changes: boolean;
  /** What was refused of a field: `0/name`. */
  readonly refusedAt: RefusedAt;
  readonly change: (to: readonly LevelForm[]) => void;
}

/** The levels of a parameter, from the worst to the best. */
export function LevelRows({ levels, changes, refusedAt, change }: Props) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      {levels.map((level, at) => {
        const refused = (field: string) => refusedAt(`${String(at)}/${field}`);
        const set = (of: Partial<LevelForm>) => change(changedAt(levels, at, { ...level, ...of }));
        return (
          <Box
            key={at}
            role="group"
            aria-label={level.title[locale === 'it' ? 'it' : 'en'] || translate('audits.sheets.level')}
            sx={{
              display: 'grid',
              gap: 1,
              alignItems: 'center',
              gridTemplateColumns: { xs: '1fr 1fr', sm: '1fr 1fr 1fr 90px 40px' },
            }}
          >
            <HelpedField
              of="audits.sheets.level"
              value={level.name}
              {...refused('name')}
              disabled={!changes}
              onChange={(event) => set({ name: event.target.value })}
            />
            {(['it', 'en'] as const).map((language) => (
              <HelpedField
                key={language}
                of={`audits.sheets.title_${language}`}
                value={level.title[language]}
                {...refused(`title/${language}`)}
                disabled={!changes}
                onChange={(event) => set({ title: { ...level.title, [language]: event.target.value } })}
              />
            ))}
            <HelpedField
              of="audits.sheets.points"
              value={level.points}
              {...refused('points')}
              disabled={!changes}
              onChange={(event) => set({ points: event.target.value })}
              slotProps={{ htmlInput: { inputMode: 'decimal' } }}
            />
            {!changes ? null : (
              <IconButton
                aria-label={translate('audits.sheets.remove_level', { name: level.name })}
                onClick={() => change(changedAt(levels, at, null))}
              >
                <Close fontSize="small" />
              </IconButton>
            )}
          </Box>
        );
      })}
      {!changes ? null : (
        <Box>
          <Button onClick={() => change([...levels, { name: '', title: { it: '', en: '' }, points: '' }])}>
            {translate('audits.sheets.add_level')}
          </Button>
        </Box>
      )}
    </Box>
  );
}
