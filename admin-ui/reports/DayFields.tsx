import { useSearchParams } from 'react-router-dom';
import { HelpedField } from '../parts/help/HelpedField.js';
import { HelpRow } from '../parts/help/HelpRow.js';
import { ChosenField, chosenBy } from './ChosenField.js';
import { changed, lookedAt } from './days.js';

interface Props {
  readonly now: number;
  readonly children?: React.ReactNode;
}

/** The first and the last day and which contacts; the address keeps them. What else a page asks stands before. */
export function DayFields({ now, children }: Props) {
  const [search, setSearch] = useSearchParams();
  const { from, until } = lookedAt(search, now);
  const set = (name: string, value: string) =>
    setSearch(changed(search, { [name]: value }), { replace: true });
  return (
    <HelpRow>
      {children}
      {(['from', 'until'] as const).map((name) => (
        <HelpedField
          key={name}
          type="date"
          of={`reports.${name}`}
          value={name === 'from' ? from : until}
          onChange={(event) => set(name, event.target.value)}
          slotProps={{ inputLabel: { shrink: true } }}
          sx={{ width: 155 }}
        />
      ))}
      {chosenBy.map((name) => (
        <ChosenField
          key={name}
          name={name}
          value={search.get(name) ?? ''}
          from={from}
          until={until}
          onChange={(value) => set(name, value)}
        />
      ))}
    </HelpRow>
  );
}
