/** The outcomes of a task as buttons, the form of the one chosen, and what was typed, kept until it is sent. */
import { Alert, Box, Button } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { titleText } from '../../i18n/title-text.js';
import { useKeys, type KeyMap } from '../../keys/keys.js';
import { LaterForm } from '../../parts/form/LaterForm.js';
import { readable } from '../../parts/form/ui-schema.js';
import type { Outcome } from '../shapes.js';
import { hasText } from './draft.js';
import { useOutcome, type OutcomeProps } from './use-outcome.js';

/** The part of a task's page in which it ends. */
export function OutcomeForm(props: OutcomeProps) {
  const { what, outcomes, leads } = props;
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const named = ({ title, name }: Outcome) =>
    titleText(title, locale, name === 'done' ? translate('desk.work.done') : readable(name));
  const { draft, kept, faults, refusal, busy, chosen, data, choose, change, submit } = useOutcome(props);
  useOutcomeKeys(outcomes, named, choose, () => void submit());
  return (
    <Box>
      <OutcomeButtons outcomes={outcomes} chosen={chosen} named={named} leads={leads} onChoose={choose} />
      {kept && hasText(draft) ? (
        <Alert severity="info" sx={{ mt: 1 }}>
          {translate('desk.work.draft_kept')}
        </Alert>
      ) : null}
      {refusal === null ? null : (
        <Alert severity="error" role="alert" sx={{ mt: 1 }}>
          {refusal}
        </Alert>
      )}
      {chosen?.form == null ? null : (
        <LaterForm
          key={`${what} ${chosen.form.name}`}
          prefix="work"
          focus
          form={chosen.form}
          data={data}
          faults={faults}
          onChange={change}
        />
      )}
      {chosen === null ? null : (
        <Button
          variant="contained"
          size="medium"
          disabled={busy}
          onClick={() => void submit()}
          sx={{ mt: 1 }}
        >
          {translate('desk.work.send', { outcome: named(chosen) })}{' '}
          <kbd style={{ marginLeft: 8 }}>Ctrl+↵</kbd>
        </Button>
      )}
    </Box>
  );
}

/** `1…9` choose an outcome, with Alt while somebody types; Ctrl+Enter sends. */
function useOutcomeKeys(
  outcomes: readonly Outcome[],
  named: (outcome: Outcome) => string,
  choose: (outcome: Outcome) => void,
  submit: () => void,
): void {
  const keys: KeyMap = Object.fromEntries(
    outcomes.slice(0, 9).flatMap((outcome, at) => {
      const action = { label: named(outcome), run: () => choose(outcome) };
      return [
        [String(at + 1), action],
        [`Alt+${String(at + 1)}`, { ...action, whileTyping: true }],
      ];
    }),
  );
  useKeys({ ...keys, 'Ctrl+Enter': { label: 'desk.keys.send', run: submit, whileTyping: true } });
}

interface ButtonsProps {
  readonly outcomes: readonly Outcome[];
  readonly chosen: Outcome | null;
  readonly named: (outcome: Outcome) => string;
  readonly leads: (outcome: string) => string;
  readonly onChoose: (outcome: Outcome) => void;
}

/** The outcomes in the order of the definition, each with where it leads. */
function OutcomeButtons({ outcomes, chosen, named, leads, onChoose }: ButtonsProps) {
  const translate = useTranslate();
  return (
    <Box
      role="group"
      aria-label={translate('desk.work.outcomes')}
      sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}
    >
      {outcomes.map((outcome, at) => (
        <Button
          key={outcome.name}
          variant={outcome === chosen ? 'contained' : 'outlined'}
          aria-pressed={outcome === chosen}
          onClick={() => onChoose(outcome)}
          sx={{ display: 'grid', textAlign: 'left', justifyItems: 'start', lineHeight: 1.3 }}
        >
          <span>
            <kbd>{at + 1}</kbd> {named(outcome)}
          </span>
          <Box component="small" sx={{ fontWeight: 400 }}>
            {leads(outcome.name)}
          </Box>
        </Button>
      ))}
    </Box>
  );
}
