import { Autocomplete } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDebouncedEvent, useTranslate } from 'react-admin';
import { HelpedField } from '../../parts/help/HelpedField.js';
import { call } from '../../providers/http.js';
import type { Person } from '../shapes.js';

const typingMs = 200;
const shortest = 3;

/** Finds a person as one types: a name, a telephone number, an address, a tax code. */
export function PersonFinder({ onPerson }: { readonly onPerson: (person: Person) => void }) {
  const translate = useTranslate();
  const [asked, setAsked] = useState('');
  const ask = useDebouncedEvent((typed: string) => setAsked(typed.trim()), typingMs);
  const { data = [], isFetching } = useQuery({
    queryKey: ['desk', 'people', asked],
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ filter: JSON.stringify({ q: asked }), range: '[0,7]' });
      return (await call<readonly Person[]>(`/api/people?${query.toString()}`, { signal })).body;
    },
    enabled: asked.length >= shortest,
  });
  return (
    <Autocomplete
      options={asked.length >= shortest ? data : []}
      filterOptions={(options) => options}
      getOptionLabel={(person) =>
        [person.name, person.phones[0], person.emails[0], person.tax_code].filter(Boolean).join(' · ')
      }
      getOptionKey={(person) => person.id}
      loading={isFetching}
      autoHighlight
      onInputChange={(_, typed) => ask(typed)}
      onChange={(_, person) => person !== null && onPerson(person)}
      noOptionsText={translate(asked.length < shortest ? 'desk.new.type_more' : 'desk.new.nobody')}
      loadingText={translate('parts.loading')}
      renderInput={(params) => <HelpedField {...params} autoFocus of="desk.new.find" />}
    />
  );
}
