import { MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useReport } from './use-report.js';

interface Choice {
  readonly name: string;
  readonly title: string | null;
}

interface Props {
  readonly name: 'queue' | 'group';
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A queue or a group of those that there are; what an address names stands in the list whether it is one or not. */
export function ChosenField({ name, value, onChange }: Props) {
  const translate = useTranslate();
  const { data } = useReport<Readonly<Record<'queue' | 'group', readonly Choice[]>>>('/api/history/choices');
  const known = data?.[name] ?? [];
  const all =
    value === '' || known.some((each) => each.name === value)
      ? known
      : [{ name: value, title: null }, ...known];
  return (
    <TextField
      select
      label={translate(`reports.only.${name}`)}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      sx={{ width: 170 }}
    >
      <MenuItem value="">{translate('reports.only.any')}</MenuItem>
      {all.map((each) => (
        <MenuItem key={each.name} value={each.name}>
          {each.title === null || each.title === each.name ? each.name : `${each.title} (${each.name})`}
        </MenuItem>
      ))}
    </TextField>
  );
}
