import { MenuItem } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { HelpRow } from '../../parts/help/HelpRow.js';
import { ChosenField } from '../ChosenField.js';
import { HelpedField } from '../../parts/help/HelpedField.js';
import { dayOf } from '../../../domain/day.js';
import { changed } from '../days.js';

/** What is asked of a forecast, with what holds where nothing is said. */
export const usual = {
  ...{ from: '', days: '14', queue: '', share: '0.9', within: '30', occupancy: '0.9', shrinkage: '0.3' },
  model: 'erlang_a',
} as const;

type Name = keyof typeof usual;

const numbers = {
  days: { min: 1, max: 56, step: 1 },
  share: { min: 0.5, max: 0.999, step: 0.01 },
  within: { min: 0, max: 600, step: 5 },
  occupancy: { min: 0.3, max: 1, step: 0.05 },
  shrinkage: { min: 0, max: 0.9, step: 0.05 },
} as const;

/** The questions; the address keeps what is not usual. */
export function ForecastFields() {
  const translate = useTranslate();
  const [today] = useState(() => dayOf(Date.now()));
  const [search, setSearch] = useSearchParams();
  const value = (name: Name) => search.get(name) ?? usual[name];
  const set = (name: Name, said: string) =>
    setSearch(changed(search, { [name]: said === usual[name] ? '' : said }), { replace: true });
  return (
    <HelpRow>
      <HelpedField
        type="date"
        of="reports.forecast.from"
        value={value('from') === '' ? today : value('from')}
        onChange={(event) => set('from', event.target.value)}
        slotProps={{ inputLabel: { shrink: true } }}
        sx={{ width: 155 }}
      />
      <ChosenField
        name="queue"
        value={value('queue')}
        from={today}
        until={today}
        onChange={(queue) => set('queue', queue)}
      />
      {(Object.keys(numbers) as (keyof typeof numbers)[]).map((name) => (
        <HelpedField
          key={name}
          type="number"
          of={`reports.forecast.${name}`}
          value={value(name)}
          onChange={(event) => set(name, event.target.value)}
          slotProps={{ htmlInput: numbers[name] }}
          sx={{ width: 160 }}
        />
      ))}
      <HelpedField
        select
        of="reports.forecast.model"
        value={value('model')}
        onChange={(event) => set('model', event.target.value)}
        sx={{ width: 250 }}
      >
        {(['erlang_a', 'erlang_c'] as const).map((model) => (
          <MenuItem key={model} value={model}>
            {translate(`reports.forecast.${model}`)}
          </MenuItem>
        ))}
      </HelpedField>
    </HelpRow>
  );
}
