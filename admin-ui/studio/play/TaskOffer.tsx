import { Button } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import type { JsonObject } from '../../../engine/json.js';
import { titleText } from '../../i18n/title-text.js';
import type { FieldFault } from '../../providers/http.js';
import { FormMove } from './FormMove.js';
import { Offer } from './Offer.js';
import type { OfferedTask } from './offers.js';
import { sentBy, type PlayMove } from './play-session.js';

interface TaskOfferProps {
  readonly task: OfferedTask;
  /** Who makes the moves; empty: somebody who may. */
  readonly actor: string;
  readonly faults: readonly FieldFault[];
  readonly onMove: (move: PlayMove) => void;
}

/** A task: who has it, whose it may become, and its outcomes in their order. */
export function TaskOffer({
  task: { step, item, title, to, claimed, assignee, outcomes },
  actor,
  faults,
  onMove,
}: TaskOfferProps) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const about = claimed
    ? translate('play.claimed', { by: assignee ?? '' })
    : translate('play.for', { to: to.join(', ') });
  const name = titleText(title, locale);
  const which = { task: step, item, ...sentBy(actor === '' ? null : actor) };
  const handOver =
    (kind: 'assign' | 'delegate') =>
    ({ to: whom }: JsonObject) => {
      if (typeof whom === 'string') onMove({ kind, to: whom, ...which });
    };
  const addressee = addresseeForm(translate('play.to_whom'));
  return (
    <Offer title={item === null ? name : `${name} ${String(item)}`} about={about}>
      <Button variant="text" onClick={() => onMove({ kind: claimed ? 'release' : 'claim', ...which })}>
        {translate(claimed ? 'play.release' : 'play.claim')}
      </Button>
      {outcomes.map((outcome) => (
        <FormMove
          key={outcome.name}
          label={titleText(outcome.title, locale, outcome.name.replaceAll('_', ' '))}
          form={outcome.form}
          faults={faults}
          onSend={(data) => onMove({ kind: 'complete', outcome: outcome.name, data, ...which })}
        />
      ))}
      <FormMove
        label={translate('play.assign')}
        form={addressee}
        faults={faults}
        onSend={handOver('assign')}
      />
      {claimed ? (
        <FormMove
          label={translate('play.delegate')}
          form={addressee}
          faults={faults}
          onSend={handOver('delegate')}
        />
      ) : null}
    </Offer>
  );
}

function addresseeForm(label: string) {
  return {
    schema: {
      type: 'object',
      required: ['to'],
      properties: { to: { type: 'string', minLength: 1 } },
    },
    ui: { labels: { to: label } },
  };
}
