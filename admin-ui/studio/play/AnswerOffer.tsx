import { Box, Button } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { titleText } from '../../i18n/title-text.js';
import type { FieldFault } from '../../providers/http.js';
import { FormMove } from './FormMove.js';
import { Offer } from './Offer.js';
import type { OfferedAnswer } from './offers.js';
import type { PlayMove } from './play-session.js';

interface AnswerOfferProps {
  readonly offer: OfferedAnswer;
  readonly faults: readonly FieldFault[];
  readonly onMove: (move: PlayMove) => void;
}

/** A service waits: what it was asked, and what it may come to. */
export function AnswerOffer({ offer, faults, onMove }: AnswerOfferProps) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { service, input, title, result, errors } = offer;
  return (
    <Offer title={titleText(title, locale)} about={translate('play.service_waits')}>
      <Box
        component="pre"
        tabIndex={0}
        aria-label={translate('play.asked')}
        sx={{ m: 0, width: '100%', fontSize: 11, overflowX: 'auto', maxHeight: 160 }}
      >
        {JSON.stringify(input, null, 1)}
      </Box>
      <Button variant="contained" onClick={() => onMove({ kind: 'answer', service, answer: { result: {} } })}>
        {translate('play.succeeds')}
      </Button>
      {'properties' in result ? (
        <FormMove
          label={translate('play.succeeds_with')}
          form={{ schema: result, ui: {} }}
          faults={faults}
          onSend={(data) => onMove({ kind: 'answer', service, answer: { result: data } })}
        />
      ) : null}
      {errors.map(({ code, means }) => (
        <Button
          key={code}
          variant="outlined"
          title={means}
          onClick={() => onMove({ kind: 'answer', service, answer: { error: code, times: 1 } })}
        >
          {translate('play.fails', { code })}
        </Button>
      ))}
    </Offer>
  );
}
