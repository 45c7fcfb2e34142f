import { Button, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { titleText } from '../../i18n/title-text.js';
import { inWords } from '../../parts/when.js';
import { Offer } from './Offer.js';
import type { PlayMove } from './play-session.js';
import type { ShownStanding } from './shown-play.js';
import { termOf, units, type Unit } from './terms.js';

/** The clock goes forward: to what comes next of itself, or by so much time. */
export function TimeOffer({
  at,
  onMove,
}: {
  readonly at: ShownStanding;
  readonly onMove: (move: PlayMove) => void;
}) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const [count, setCount] = useState('1');
  const { next, workingTime } = at.offers;
  const [unit, setUnit] = useState<Unit>(workingTime ? 'working_hours' : 'hours');
  const term = termOf(Number(count), unit);
  return (
    <Offer title={translate('play.time')}>
      {next === null ? null : (
        <Button variant="outlined" onClick={() => onMove({ kind: 'advance', by: null, to: next.at })}>
          {translate(`play.next.${next.what}`, {
            title: titleText(next.title, locale),
            label: next.label ?? '',
            when: inWords(next.at, at.now, locale),
          })}
        </Button>
      )}
      <TextField
        label={translate('play.how_much')}
        type="number"
        value={count}
        onChange={(event) => setCount(event.target.value)}
        slotProps={{ htmlInput: { min: 1, step: 1 } }}
        sx={{ width: 90 }}
      />
      <TextField
        select
        label={translate('play.unit')}
        value={unit}
        onChange={(event) => setUnit(event.target.value as Unit)}
        sx={{ width: 150 }}
      >
        {units
          .filter((each) => workingTime || !each.startsWith('working'))
          .map((each) => (
            <MenuItem key={each} value={each}>
              {translate(`play.units.${each}`)}
            </MenuItem>
          ))}
      </TextField>
      <Button
        variant="outlined"
        disabled={term === null}
        onClick={() => {
          if (term !== null) onMove({ kind: 'advance', by: term, to: null });
        }}
      >
        {translate('play.forward')}
      </Button>
    </Offer>
  );
}
