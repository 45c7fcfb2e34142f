/** The outcome of a task in the making: what is chosen and typed, kept through a reload, checked, sent under one key. */
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Json, JsonObject } from '../../../engine/json.js';
import { withoutEmpty } from '../../parts/form/form.js';
import { faultsBelow } from '../../parts/form/pointers.js';
import type { FormData } from '../../parts/form/SchemaForm.js';
import { newKey, type ApiError, type FieldFault } from '../../providers/http.js';
import type { Outcome } from '../shapes.js';
import { emptyDraft, forgetDraft, hasText, keepDraft, readDraft, type Draft } from './draft.js';

export interface OutcomeProps {
  /** Whose draft, and of what. */
  readonly who: string;
  readonly what: string;
  readonly outcomes: readonly Outcome[];
  /** Where an outcome leads, in words; empty if that isn't known. */
  readonly leads: (outcome: string) => string;
  /** Sends it. @returns null once it is done, else why not */
  readonly send: (outcome: Outcome, data: FormData, key: string) => Promise<ApiError | null>;
}

/** The draft and what can be done with it. */
export function useOutcome({ who, what, outcomes, send }: OutcomeProps) {
  const translate = useTranslate();
  const [draft, setDraft] = useState<Draft>(() => readDraft(localStorage, who, what));
  const [kept] = useState(() => hasText(draft));
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const key = useRef(newKey());
  const chosen = outcomes.find(({ name }) => name === draft.outcome) ?? null;
  const formName = chosen?.form?.name ?? '';
  const data = draft.data[formName] ?? {};
  useEffect(() => keepDraft(localStorage, who, what, draft), [who, what, draft]);
  const refuse = (refused: readonly FieldFault[], words: string | null) => {
    setFaults(refused);
    setRefusal(words);
  };
  const choose = (outcome: Outcome) => {
    refuse([], null);
    setDraft((before) => ({ ...before, outcome: outcome.name }));
  };
  const change = (changed: FormData) =>
    setDraft((before) => ({ ...before, data: { ...before.data, [formName]: changed } }));
  const submit = async () => {
    if (chosen === null || busy) return;
    const filled = (withoutEmpty(data) ?? {}) as FormData;
    setBusy(true);
    const found = chosen.form === null ? [] : await faultsOf(chosen.form.schema, filled);
    if (found.length > 0) {
      setBusy(false);
      refuse(found, translate('desk.work.look_at_fields'));
      return;
    }
    const refused = await send(chosen, filled, key.current);
    setBusy(false);
    if (refused === null) {
      forgetDraft(localStorage, who, what);
      setDraft(emptyDraft);
      return;
    }
    // Another body needs another key.
    if (refused.status !== 0) key.current = newKey();
    const words = refused.status === 0 ? translate('parts.error.kept') : refused.message;
    refuse(faultsBelow(refused.errors, '/data'), words);
  };
  return { draft, kept, faults, refusal, busy, chosen, data, choose, change, submit };
}

/** What the form says of the data. The validator comes with the first form: a queue is read without it. */
async function faultsOf(schema: unknown, data: FormData): Promise<readonly FieldFault[]> {
  const { validate } = await import('../../../engine/forms/validate.js');
  return validate((schema ?? {}) as JsonObject, data as unknown as Json);
}
