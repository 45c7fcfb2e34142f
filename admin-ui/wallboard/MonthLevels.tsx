import { Box, Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { standingOf, type Standing } from '../../domain/monitoring/standing.js';
import { titleText } from '../i18n/title-text.js';
import { When } from '../parts/When.js';
import { limitOf, periodName, type Figure, type Measures } from '../reports/levels/measures.js';
import { percent } from '../reports/numbers.js';
import { LevelTile } from './LevelTile.js';
import { Tiles } from './Tiles.js';

const worst: readonly Standing[] = ['short', 'near', 'kept'];

interface Tile {
  readonly name: string;
  readonly one: Figure;
  readonly standing: Standing;
}

/** A contract's month so far against its thresholds: what is short goes first; what had no cases takes a line and no tile. */
export function MonthLevels({ month }: { readonly month: Measures }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const all = tilesOf(month, locale);
  const idle = all.filter(({ standing }) => standing === 'no_cases');
  const tiles = all
    .filter(({ standing }) => standing !== 'no_cases')
    .toSorted((a, b) => worst.indexOf(a.standing) - worst.indexOf(b.standing));
  const title = (
    <>
      {`${titleText(month.title, locale, month.contract)} · ${periodName(month.period, locale)} · `}
      <Box component="span" sx={{ fontWeight: 400, fontSize: 16 }}>
        {translate('wallboard.as_of')} <When at={month.computed_at} />
      </Box>
    </>
  );
  return (
    <div>
      <Tiles title={title}>
        {tiles.map(({ name, one, standing }) => {
          const limit = one.threshold === null ? null : limitOf(one.threshold);
          const against = limit === null ? '' : ` (${limit.sign} ${percent(limit.limit, locale)})`;
          return (
            <LevelTile
              key={name}
              name={name}
              value={one.share === null ? translate('reports.no_cases') : percent(one.share, locale)}
              standing={standing}
              word={`${translate(`reports.standing.${standing}`)}${against}`}
            />
          );
        })}
      </Tiles>
      {idle.length === 0 ? null : (
        <Typography color="text.secondary" sx={{ mt: 0.5 }}>
          {translate('reports.no_cases')}: {idle.map(({ name }) => name).join(', ')}
        </Typography>
      )}
    </div>
  );
}

/** The figures with their names; of several of one level each says which. */
function tilesOf({ measures }: Measures, locale: string): readonly Tile[] {
  return measures.flatMap(({ level, title, figures }) =>
    figures.map((one) => {
      const which = figures.length > 1 ? ` (${String(one.test + 1)})` : '';
      const standing = one.parts > 0 ? 'short' : standingOf(one.share, one.threshold);
      return { name: `${level} · ${titleText(title, locale)}${which}`, one, standing };
    }),
  );
}
