import { Autocomplete } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDebouncedEvent, useTranslate } from 'react-admin';
import type { Title } from '../../../engine/definition.js';
import type { FieldKey } from '../../parts/help/field-key.js';
import { HelpedField } from '../../parts/help/HelpedField.js';
import { call } from '../../providers/http.js';

const typingMs = 200;

/** Who may be chosen: `name` is what the API takes, `label` what is read. */
export interface Choice {
  readonly name: string;
  readonly label: string;
}

interface Person {
  readonly name: string;
  readonly display_name: string | null;
}
export interface Assignees {
  readonly people: readonly Person[];
  readonly groups: readonly { readonly name: string; readonly title: Title }[];
}

/** People as choices. */
export function peopleChoices(people: readonly Person[]): readonly Choice[] {
  return people.map(({ name, display_name: shown }) => ({
    name,
    label: shown === null ? name : `${shown} (${name})`,
  }));
}

interface Props {
  readonly of: FieldKey;
  /** The route that answers whom there is; `?q=` is added. */
  readonly path: string;
  /** The choices in its answer. */
  readonly choices: (body: unknown) => readonly Choice[];
  readonly value: Choice | null;
  readonly onChange: (choice: Choice | null) => void;
  readonly autoFocus?: boolean;
  readonly onEscape?: () => void;
}

/** A person or a group, found as one types a part of the name. */
export function ColleagueField(props: Props) {
  const { of, path, choices, value, onChange, autoFocus = false, onEscape } = props;
  const translate = useTranslate();
  const [asked, setAsked] = useState('');
  const ask = useDebouncedEvent((typed: string) => setAsked(typed.trim()), typingMs);
  const { data, isFetching } = useQuery({
    queryKey: ['desk', 'colleagues', path, asked],
    queryFn: async ({ signal }) =>
      (await call<unknown>(`${path}?${new URLSearchParams({ q: asked }).toString()}`, { signal })).body,
    // What was chosen is written in the field: nobody else is sought by it.
    enabled: value === null,
    staleTime: 10_000,
    // Who was found stays to be chosen while the rest is sought: `Enter` in between must not fall into an empty list.
    placeholderData: keepPreviousData,
  });
  return (
    <Autocomplete
      sx={{ minWidth: 220, flex: 1 }}
      options={data === undefined ? [] : choices(data)}
      getOptionLabel={(choice) => choice.label}
      getOptionKey={(choice) => choice.name}
      isOptionEqualToValue={(one, other) => one.name === other.name}
      loading={isFetching}
      autoHighlight
      openOnFocus
      disablePortal
      value={value}
      onInputChange={(_, typed) => ask(typed)}
      onChange={(_, choice) => onChange(choice)}
      noOptionsText={translate('desk.colleague.nobody')}
      loadingText={translate('parts.loading')}
      renderInput={(params) => (
        <HelpedField
          {...params}
          size="small"
          margin="none"
          autoFocus={autoFocus}
          of={of}
          onKeyDown={(event) => event.key === 'Escape' && onEscape?.()}
        />
      )}
    />
  );
}
