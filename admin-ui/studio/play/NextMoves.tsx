import { Box, Button } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { titleText } from '../../i18n/title-text.js';
import type { FieldFault } from '../../providers/http.js';
import { AnswerOffer } from './AnswerOffer.js';
import { ContactOffer } from './ContactOffer.js';
import { FormMove } from './FormMove.js';
import { Offer } from './Offer.js';
import { sentBy, type PlayMove } from './play-session.js';
import type { ShownStanding } from './shown-play.js';
import { TaskOffer } from './TaskOffer.js';
import { TimeOffer } from './TimeOffer.js';

interface NextMovesProps {
  readonly at: ShownStanding;
  /** Who makes the moves; empty: somebody who may. */
  readonly actor: string;
  readonly faults: readonly FieldFault[];
  readonly onMove: (move: PlayMove) => void;
}

/** What could happen next, as buttons. */
export function NextMoves({ at, actor, faults, onMove }: NextMovesProps) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const by = sentBy(actor === '' ? null : actor);
  const { answer, tasks, contacts, messages, incidents, cancel } = at.offers;
  if (answer !== null) return <AnswerOffer offer={answer} faults={faults} onMove={onMove} />;
  return (
    <Box sx={{ display: 'grid', gap: 1, minWidth: 0 }}>
      {tasks.map((task) => (
        <TaskOffer key={task.id} {...{ task, actor, faults, onMove }} />
      ))}
      {contacts.map((offer) => (
        <ContactOffer
          key={offer.step}
          offer={offer}
          faults={faults}
          onContact={(row, outcome, data) =>
            onMove({ kind: 'contact', step: offer.step, row, outcome, data, ...by })
          }
        />
      ))}
      {incidents.map(({ step, title, message }) => (
        <Offer key={step} title={titleText(title, locale)} about={translate('play.incident', { message })}>
          <Button variant="outlined" onClick={() => onMove({ kind: 'retry', step, ...by })}>
            {translate('play.retry')}
          </Button>
          <Button variant="outlined" onClick={() => onMove({ kind: 'resolve', step, result: {}, ...by })}>
            {translate('play.resolve')}
          </Button>
        </Offer>
      ))}
      <TimeOffer at={at} onMove={onMove} />
      {messages.length === 0 ? null : (
        <Offer title={translate('play.messages')}>
          {messages.map(({ name, title, form }) => (
            <FormMove
              key={name}
              label={titleText(title, locale, name)}
              form={form}
              faults={faults}
              onSend={(data) => onMove({ kind: 'message', name, id: null, data, ...by })}
            />
          ))}
        </Offer>
      )}
      {cancel ? (
        <Button sx={{ justifySelf: 'start' }} onClick={() => onMove({ kind: 'cancel', reason: null, ...by })}>
          {translate('play.cancel')}
        </Button>
      ) : null}
    </Box>
  );
}
