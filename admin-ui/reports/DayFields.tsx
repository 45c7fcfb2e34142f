import { Stack, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { changed, filters, lookedAt } from './days.js';

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
      {filters.slice(0, 3).map((name) => (
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
