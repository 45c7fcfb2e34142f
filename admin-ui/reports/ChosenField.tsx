import { Autocomplete } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { HelpedField } from '../parts/help/HelpedField.js';
import { useReport } from './use-report.js';
import { useChoices, useValueName } from './use-value-name.js';

/** What contacts are chosen by. */
export const chosenBy = ['queue', 'group', 'channel', 'service', 'language'] as const;
type Chosen = (typeof chosenBy)[number];

interface Props {
  readonly name: Chosen;
  readonly value: string;
  /** The days whose values are offered. */
  readonly from: string;
  readonly until: string;
  readonly onChange: (value: string) => void;
}

/** One of the values that there are, by its title, or one that is typed; counts with `Enter`, by a click, or when the field is left. */
export function ChosenField({ name, value, from, until, onChange }: Props) {
  const translate = useTranslate();
  const nameOf = useValueName();
  const [open, setOpen] = useState(false);
  const titled = useChoices() !== undefined;
  const options = useOptions(name, open, from, until);
  const say = (typed: string) => {
    const text = typed.trim();
    // A title that was typed means what it is the title of.
    const said = options.find((one) => nameOf(name, one) === text) ?? text;
    if (said !== value && text !== nameOf(name, value)) onChange(said);
  };
  return (
    <Autocomplete
      freeSolo
      // The field keeps the text that it began with: it begins anew once there are titles.
      key={titled ? 'titles' : 'names'}
      open={open}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
      options={options}
      getOptionLabel={(one) => nameOf(name, one)}
      renderOption={({ key, ...item }, one) => (
        <li key={key} {...item}>
          {nameOf(name, one) === one ? one : `${nameOf(name, one)} (${one})`}
        </li>
      )}
      value={value === '' ? null : value}
      onChange={(_, chosen) => (chosen === null ? onChange('') : say(chosen))}
      renderInput={(params) => (
        <HelpedField
          {...params}
          of={`reports.only.${name}`}
          placeholder={translate('reports.only.any')}
          onBlur={(event) => say((event.target as HTMLInputElement).value)}
        />
      )}
      // Over the theme's own rule for narrow screens, which gives each a line.
      sx={{
        '&&': { width: { xs: 'calc(50% - 4px)', sm: name === 'queue' || name === 'group' ? 140 : 110 } },
      }}
    />
  );
}

/** Queues and groups are few and known; what only contacts tell is asked for when somebody looks. */
function useOptions(name: Chosen, open: boolean, from: string, until: string): readonly string[] {
  const listed = useChoices();
  const isListed = name === 'queue' || name === 'group';
  const days = new URLSearchParams({ from, until }).toString();
  const told = useReport<Readonly<Record<Exclude<Chosen, 'queue' | 'group'>, readonly string[]>>>(
    open && !isListed ? `/api/history/values?${days}` : null,
  ).data;
  return isListed ? (listed?.[name] ?? []).map((one) => one.name) : (told?.[name] ?? []);
}
