import { useMemo } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import type { JsonObject } from '../../../engine/json.js';
import { titleText } from '../../i18n/title-text.js';
import type { FormShape } from '../../parts/form/ui-schema.js';
import type { FieldFault } from '../../providers/http.js';
import { FormMove } from './FormMove.js';
import { Offer } from './Offer.js';
import type { OfferedContacts } from './offers.js';

interface ContactOfferProps {
  readonly offer: OfferedContacts;
  readonly faults: readonly FieldFault[];
  readonly onContact: (row: number, outcome: string, data: JsonObject) => void;
}

/** A contact list that is worked: an attempt at one of its rows, and what it ends in. */
export function ContactOffer({ offer, faults, onContact }: ContactOfferProps) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const form = useMemo(
    () => formOf(offer, locale, (key) => translate(`play.contact.${key}`)),
    [offer, locale, translate],
  );
  const { title, rows, done } = offer;
  return (
    <Offer title={titleText(title, locale)} about={translate('play.contact.about', { done, rows })}>
      <FormMove
        label={translate('play.contact.attempt')}
        form={form}
        faults={faults}
        onSend={({ row, outcome, ...data }) => {
          // The form lets nothing else through.
          if (typeof row === 'number' && typeof outcome === 'string') onContact(row, outcome, data);
        }}
      />
    </Offer>
  );
}

function formOf({ rows, outcomes }: OfferedContacts, locale: string, label: (key: string) => string) {
  const known = outcomes.map(({ name, title }) => ({ const: name, title: titleText(title, locale, name) }));
  const form: FormShape = {
    schema: {
      type: 'object',
      required: ['row', 'outcome'],
      properties: {
        row: { type: 'integer', minimum: 1, maximum: rows },
        outcome: { type: 'string', ...(known.length === 0 ? {} : { oneOf: known }) },
        appointment: { type: 'string', format: 'date-time' },
      },
    },
    ui: {
      order: ['row', 'outcome', 'appointment'],
      labels: {
        row: label('row'),
        outcome: label('outcome'),
        appointment: label('appointment'),
      },
    },
  };
  return form;
}
