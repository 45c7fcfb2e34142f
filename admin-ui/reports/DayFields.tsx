import { Stack, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { ChosenField } from './ChosenField.js';
import { changed, lookedAt } from './days.js';

/** What is typed: nobody keeps a list of these. */
const typed = ['channel', 'service', 'language'] as const;

interface Props {
  readonly now: number;
  readonly children?: React.ReactNode;
}

/** The first and the last day and which contacts; the address keeps them. What else a page asks stands before. */
export function DayFields({ now, children }: Props) {
  const translate = useTranslate();
  const [search, setSearch] = useSearchParams();
  const { from, until } = lookedAt(search, now);
  const set = (name: string, value: string) =>
    setSearch(changed(search, { [name]: value }), { replace: true });
  return (
    <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
      {children}
      {(['from', 'until'] as const).map((name) => (
        <TextField
          key={name}
          type="date"
          label={translate(`reports.${name}`)}
          value={name === 'from' ? from : until}
          onChange={(event) => set(name, event.target.value)}
          slotProps={{ inputLabel: { shrink: true } }}
          sx={{ width: 155 }}
        />
      ))}
      {(['queue', 'group'] as const).map((name) => (
        <ChosenField
          key={name}
          name={name}
          value={search.get(name) ?? ''}
          onChange={(value) => set(name, value)}
        />
      ))}
      {typed.map((name) => (
        <TextField
          key={`${name}-${search.get(name) ?? ''}`}
          label={translate(`reports.only.${name}`)}
          defaultValue={search.get(name) ?? ''}
          onBlur={(event) => set(name, event.target.value.trim())}
          onKeyDown={(event) => {
            if (event.key === 'Enter') set(name, (event.target as HTMLInputElement).value.trim());
          }}
          sx={{ width: 130 }}
        />
      ))}
    </Stack>
  );
}
