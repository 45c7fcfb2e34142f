/** The outcomes of a task as buttons, the form of the one chosen, and what was typed, kept until it is sent. */
import { Alert, Box, Button } from '@mui/material';
import type { ErrorSchema } from '@rjsf/utils';
import { useEffect, useRef, useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { validate } from '../../../engine/forms/validate.js';
import type { Json, JsonObject } from '../../../engine/json.js';
import { titleText } from '../../i18n/title-text.js';
import { useKeys, type KeyMap } from '../../keys/keys.js';
import { errorSchemaOf } from '../../parts/form/pointers.js';
import { withoutEmpty } from '../../parts/form/form.js';
import { SchemaForm, type FormData } from '../../parts/form/SchemaForm.js';
import { readable } from '../../parts/form/ui-schema.js';
import { newKey, type ApiError } from '../../providers/http.js';
import type { Outcome } from '../shapes.js';
import { emptyDraft, forgetDraft, hasText, keepDraft, readDraft, type Draft } from './draft.js';

interface Props {
  /** Whose draft, and of what. */
  readonly who: string;
  readonly what: string;
  readonly outcomes: readonly Outcome[];
  /** Where an outcome leads, in words; empty if that isn't known. */
  readonly leads: (outcome: string) => string;
  /** Sends it. @returns null once it is done, else why not */
  readonly send: (outcome: Outcome, data: FormData, key: string) => Promise<ApiError | null>;
}

export function OutcomeForm({ who, what, outcomes, leads, send }: Props) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const [draft, setDraft] = useState<Draft>(() => readDraft(localStorage, who, what));
  const [kept] = useState(() => hasText(draft));
  const [errors, setErrors] = useState<ErrorSchema>();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const key = useRef(newKey());
  const chosen = outcomes.find(({ name }) => name === draft.outcome) ?? null;
  const formName = chosen?.form?.name ?? '';
  const data = draft.data[formName] ?? {};
  const filled = (withoutEmpty(data) ?? {}) as FormData;
  const named = ({ title, name }: Outcome) => titleText(title, locale, readable(name));
  useEffect(() => keepDraft(localStorage, who, what, draft), [who, what, draft]);

  const choose = (outcome: Outcome) => {
    setErrors(undefined);
    setRefusal(null);
    setDraft((before) => ({ ...before, outcome: outcome.name }));
  };
  const submit = async () => {
    if (chosen === null || busy) return;
    const faults =
      chosen.form === null
        ? []
        : validate((chosen.form.schema ?? {}) as JsonObject, filled as unknown as Json);
    if (faults.length > 0) {
      setErrors(errorSchemaOf(faults, locale));
      setRefusal(translate('desk.work.look_at_fields'));
      return;
    }
    setBusy(true);
    const refused = await send(chosen, filled, key.current);
    setBusy(false);
    if (refused === null) {
      forgetDraft(localStorage, who, what);
      setDraft(emptyDraft);
      return;
    }
    // Another body needs another key.
    if (refused.status !== 0) key.current = newKey();
    setErrors(errorSchemaOf(refused.errors, locale, '/data'));
    setRefusal(refused.status === 0 ? translate('parts.error.kept') : refused.message);
  };
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
        <SchemaForm
          key={`${what} ${formName}`}
          prefix="work"
          focus
          form={chosen.form}
          data={data}
          errors={errors}
          onChange={(changed) =>
            setDraft((before) => ({ ...before, data: { ...before.data, [formName]: changed } }))
          }
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
