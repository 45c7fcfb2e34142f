import { Box, Button } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { titleText } from '../../i18n/title-text.js';
import type { FieldFault } from '../../providers/http.js';
import { AnswerOffer } from './AnswerOffer.js';
import { FormMove } from './FormMove.js';
import { Offer } from './Offer.js';
import type { OfferedTask } from './offers.js';
import { sentBy, type PlayMove } from './play-session.js';
import type { ShownStanding } from './shown-play.js';
import { TimeOffer } from './TimeOffer.js';

interface NextMovesProps {
  readonly at: ShownStanding;
  readonly faults: readonly FieldFault[];
  readonly onMove: (move: PlayMove) => void;
}

const by = sentBy(null);

/** What could happen next, as buttons. */
export function NextMoves({ at, faults, onMove }: NextMovesProps) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { answer, tasks, messages, incidents, cancel } = at.offers;
  if (answer !== null) return <AnswerOffer offer={answer} faults={faults} onMove={onMove} />;
  return (
    <Box sx={{ display: 'grid', gap: 1, minWidth: 0 }}>
      {tasks.map((task) => (
        <TaskOffer key={task.id} task={task} faults={faults} onMove={onMove} />
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

/** A task with its outcomes in their order. */
function TaskOffer({
  task: { step, item, title, to, claimed, assignee, outcomes },
  faults,
  onMove,
}: Pick<NextMovesProps, 'faults' | 'onMove'> & { readonly task: OfferedTask }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const about = claimed
    ? translate('play.claimed', { by: assignee ?? '' })
    : translate('play.for', { to: to.join(', ') });
  const name = titleText(title, locale);
  const which = { task: step, item, ...by };
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
    </Offer>
  );
}
