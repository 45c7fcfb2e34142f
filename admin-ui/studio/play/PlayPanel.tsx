/** Play: the workflow as it is written, stepped through on the engine itself. */
import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import { useMemo, useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { titleText } from '../../i18n/title-text.js';
import { ClockChip } from '../../parts/clock-chip/ClockChip.js';
import { Failed, LoadingRows } from '../../parts/States.js';
import { Story } from '../../parts/story/Story.js';
import { StandsAt } from '../../parts/use-now.js';
import { exactly } from '../../parts/when.js';
import { useMay } from '../../providers/use-me.js';
import type { SideProps } from '../side.js';
import { useLayers } from '../use-layers.js';
import { Ahead } from './Ahead.js';
import { BeginPlay } from './BeginPlay.js';
import { boardOf } from './board.js';
import { NextMoves } from './NextMoves.js';
import { SavePlay } from './SavePlay.js';
import type { ShownStanding } from './shown-play.js';
import { usePlay } from './use-play.js';
import { WhoActs } from './WhoActs.js';
import { messageIn } from '../in-words.js';

/** The side of a workflow on which it is played. */
export function PlayPanel({ name, tree, onLayers }: SideProps) {
  const translate = useTranslate();
  const [locale = 'en'] = useLocaleState();
  const mayEdit = useMay('definitions.edit');
  const play = usePlay(name, tree);
  const [actor, setActor] = useState('');
  const { shown, ask } = play;
  const standing = shown !== null && 'at' in shown ? shown.at : null;
  useLayers(
    onLayers,
    useMemo(() => (standing === null ? null : boardOf(standing)), [standing]),
  );
  if (play.error !== null) return <Failed error={play.error} retry={play.clear} />;
  if (shown === null) return <BeginPlay workflow={name} tree={tree} play={play} refused={null} />;
  if ('problem' in shown)
    return (
      <>
        <Alert severity="warning">{translate('play.unplayable', { problem: shown.problem })}</Alert>
        <Button onClick={play.clear}>{translate('play.anew')}</Button>
      </>
    );
  const { at, refused, session } = shown;
  if (at === null) return <BeginPlay workflow={name} tree={tree} play={play} refused={refused} />;
  return (
    <StandsAt.Provider value={at.now}>
      <Box sx={{ display: 'grid', gap: 1.5, minWidth: 0 }}>
        <Standing at={at} />
        <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 0.5 }}>
          <Button variant="outlined" onClick={play.back}>
            {translate('play.back')}
          </Button>
          <Button variant="outlined" onClick={play.clear}>
            {translate('play.anew')}
          </Button>
          {mayEdit ? <SavePlay session={session} ask={ask} /> : null}
        </Stack>
        {refused === null ? null : (
          <Alert severity="error" role="alert">
            {translate('play.refused', { message: messageIn(locale, refused) })}
          </Alert>
        )}
        {at.ahead === null ? null : (
          <Ahead next={at.ahead} count={session.ahead.length} onForward={play.forward} />
        )}
        <WhoActs name={actor} known={Object.keys(session.surroundings?.users ?? {})} onName={setActor} />
        <NextMoves
          // Another standing is another set of forms.
          key={session.moves.length}
          at={at}
          actor={actor.trim()}
          faults={refused?.errors ?? []}
          onMove={play.move}
        />
        <Logs at={at} />
      </Box>
    </StandsAt.Provider>
  );
}

/** When it is, how it stands, and its clocks. */
function Standing({ at }: { readonly at: ShownStanding }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { now, status, outcome, priority, clocks } = at;
  return (
    <Box role="status" sx={{ display: 'grid', gap: 0.75 }}>
      <Typography component="strong" sx={{ fontWeight: 600 }}>
        {exactly(now, locale)}
      </Typography>
      <Typography variant="body2" color="text.secondary">
        {translate(`play.status.${status}`, { outcome: outcome ?? '' })} ·{' '}
        {translate('play.priority', { priority })}
      </Typography>
      {clocks.map((clock) => (
        <ClockChip key={`${clock.clock} ${clock.as_of}`} clock={clock} />
      ))}
    </Box>
  );
}

function Logs({ at: { logs } }: { readonly at: ShownStanding }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  if (logs.length === 0) return <LoadingRows rows={2} />;
  return (
    <>
      {logs.map(({ title, entries, workflow }, n) => (
        <Box key={n} component="section" sx={{ minWidth: 0 }}>
          <Typography component="h4" sx={{ fontSize: 13, fontWeight: 600 }}>
            {n === 0 ? translate('play.log') : titleText(title, locale)}
          </Typography>
          <Story entries={entries} workflow={workflow} />
        </Box>
      ))}
    </>
  );
}
