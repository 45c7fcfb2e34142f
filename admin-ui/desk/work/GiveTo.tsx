import { Box, Button } from '@mui/material';
import { useMemo, useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { titleText } from '../../i18n/title-text.js';
import { ColleagueField, peopleChoices, type Assignees, type Choice } from '../operator/ColleagueField.js';

/** Whom a task is given: a colleague who may do it, anybody, a group. */
export type Giving = 'delegate' | 'user' | 'group';

const choicesOf: Readonly<Record<Giving, (locale: string) => (body: unknown) => readonly Choice[]>> = {
  delegate: () => (body) => peopleChoices(body as Assignees['people']),
  user: () => (body) => peopleChoices((body as Assignees).people),
  group: (locale) => (body) =>
    (body as Assignees).groups.map(({ name, title }) => ({
      name,
      label: `${titleText(title, locale)} (${name})`,
    })),
};

interface Props {
  readonly task: string;
  readonly giving: Giving;
  readonly onName: (name: string) => Promise<void>;
  readonly onCancel: () => void;
}

/** Asks for a name as one types; `Enter` chooses, `Enter` again gives. */
export function GiveTo({ task, giving, onName, onCancel }: Props) {
  const translate = useTranslate();
  const [choice, setChoice] = useState<Choice | null>(null);
  const [locale = 'en'] = useLocaleState();
  const choices = useMemo(() => choicesOf[giving](locale), [giving, locale]);
  const route = giving === 'delegate' ? 'colleagues' : 'assignees';
  return (
    <Box
      component="form"
      sx={{ display: 'flex', gap: 1, flexBasis: '100%', alignItems: 'center', flexWrap: 'wrap' }}
      onSubmit={(event: React.FormEvent) => {
        event.preventDefault();
        if (choice !== null) void onName(choice.name);
      }}
    >
      <ColleagueField
        key={giving}
        autoFocus
        of={giving === 'group' ? 'desk.work.group_name' : 'desk.work.user_name'}
        path={`/api/tasks/${encodeURIComponent(task)}/${route}`}
        choices={choices}
        value={choice}
        onChange={setChoice}
        onEscape={onCancel}
      />
      <Button type="submit" variant="contained" disabled={choice === null}>
        {translate(giving === 'delegate' ? 'desk.work.delegate_do' : 'desk.work.give')}
      </Button>
      <Button onClick={onCancel}>{translate('desk.work.leave')}</Button>
    </Box>
  );
}
