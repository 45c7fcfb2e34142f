import { Box, MenuItem, Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { HelpedField } from '../../parts/help/HelpedField.js';
import { contactSums } from '../../../domain/monitoring/contact-sums.js';
import { dimensions, type Dimension } from '../../../domain/monitoring/dimensions.js';
import { indicatorNames } from '../../../domain/monitoring/indicators.js';
import { dimensionWords, indicatorWords, sumWords, type Words } from '../../../domain/monitoring/words.js';
import { Empty, Failed, LoadingRows } from '../../parts/States.js';
import { call } from '../../providers/http.js';
import { DayFields } from '../DayFields.js';
import { changed, lookedAt } from '../days.js';
import { FileButtons } from '../FileButtons.js';
import { PivotTable } from './PivotTable.js';
import type { Pivot } from './pivot.js';

const measures: Readonly<Record<string, Words>> = { ...sumWords, ...indicatorWords };

/** Contacts in a table of any two dimensions. */
export function PivotPage() {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const [search] = useSearchParams();
  const [now] = useState(() => Date.now());
  const { from, until, only } = lookedAt(search, now);
  const dimension = (name: string, otherwise: Dimension) =>
    dimensions.find((one) => one === search.get(name)) ?? otherwise;
  const rows = dimension('rows', 'weekday');
  const columns = dimension('columns', 'hour_band');
  const measure =
    [...contactSums, ...indicatorNames].find((one) => one === search.get('measure')) ?? 'contacts';
  const asked = { rows, columns, measure, from, until, only };
  const { data, error, refetch } = useQuery({
    queryKey: ['pivot', asked, locale],
    queryFn: async ({ signal }) =>
      (await call<Pivot>('/api/pivot', { method: 'POST', body: asked, signal })).body,
    placeholderData: keepPreviousData,
  });
  const names = Object.fromEntries(Object.entries(dimensionWords));
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <DayFields now={now}>
          <Choice name="rows" value={rows} words={names} />
          <Choice name="columns" value={columns} words={names} />
          <Choice name="measure" value={measure} words={measures} />
        </DayFields>
        <FileButtons path="/api/pivot" body={asked} />
      </Box>
      {error !== null ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <LoadingRows />
      ) : data.rows.length === 0 ? (
        <Empty>{translate('reports.no_contacts')}</Empty>
      ) : (
        <>
          {data.measure.formula === null ? null : (
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {`${data.measure.name} = ${data.measure.formula}`}
            </Typography>
          )}
          <PivotTable pivot={data} rows={rows} columns={columns} />
        </>
      )}
    </Box>
  );
}

interface ChoiceProps {
  readonly name: 'rows' | 'columns' | 'measure';
  readonly value: string;
  readonly words: Readonly<Record<string, Words>>;
}

function Choice({ name, value, words }: ChoiceProps) {
  const [locale] = useLocaleState();
  const [search, setSearch] = useSearchParams();
  return (
    <HelpedField
      select
      of={`reports.pivot.${name}`}
      value={value}
      onChange={(event) => setSearch(changed(search, { [name]: event.target.value }), { replace: true })}
      sx={{ width: 180 }}
    >
      {Object.entries(words).map(([one, said]) => (
        <MenuItem key={one} value={one}>
          {said[locale === 'it' ? 'it' : 'en']}
        </MenuItem>
      ))}
    </HelpedField>
  );
}
