import { Box, IconButton, Typography } from '@mui/material';
import Fullscreen from '@mui/icons-material/Fullscreen';
import Home from '@mui/icons-material/Home';
import Tune from '@mui/icons-material/Tune';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { KeysHelp } from '../keys/KeysHelp.js';
import { useKeys } from '../keys/keys.js';
import { useLiveEvents } from '../live/live-events.js';
import { Empty, Failed, LoadingRows } from '../parts/States.js';
import { useNow } from '../parts/use-now.js';
import { exactly } from '../parts/when.js';
import { call } from '../providers/http.js';
import { DayCurve } from './DayCurve.js';
import { LayoutChoice } from './LayoutChoice.js';
import { Levels } from './Levels.js';
import { Loads } from './Loads.js';
import { QueueTile } from './QueueTile.js';
import { Stopped } from './Stopped.js';
import { keepLayout, readLayout, tilesOf, type Layout, type Queues } from './queues.js';

const everyMs = 5_000;

/** Queues as they are now, for a screen on the wall: what is late goes first; what stopped updating says so. */
export default function Wallboard() {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const now = useNow();
  const queries = useQueryClient();
  const [layout, setLayout] = useState<Layout>(() => readLayout(localStorage));
  const [choosing, setChoosing] = useState(false);
  const board = useQuery({
    queryKey: ['queues'],
    queryFn: async ({ signal }) => (await call<Queues>('/api/queues', { signal })).body,
    refetchInterval: everyMs,
    refetchIntervalInBackground: true,
  });
  useLiveEvents(() => void queries.invalidateQueries({ queryKey: ['queues'] }));
  const choose = (next: Layout) => {
    setLayout(next);
    keepLayout(localStorage, next);
  };
  const fill = () => void document.documentElement.requestFullscreen();
  useKeys({
    f: { label: 'wallboard.full', run: fill },
    l: { label: 'wallboard.layout', run: () => setChoosing(true) },
  });
  if (board.data === undefined)
    return board.isError ? (
      <Failed error={board.error} retry={() => void board.refetch()} />
    ) : (
      <LoadingRows />
    );
  const tiles = tilesOf(board.data, layout, now);
  return (
    <Box component="main" sx={{ minHeight: '100dvh', bgcolor: 'background.default', p: { xs: 1, md: 2 } }}>
      <Box
        component="header"
        sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1, mb: 1 }}
      >
        <Typography component="h1" sx={{ fontSize: { xs: 20, md: 30 }, fontWeight: 600, flex: 1 }}>
          {translate('frame.area.wallboard')}
        </Typography>
        <Typography
          sx={{
            fontSize: { xs: 16, md: 28 },
            fontVariantNumeric: 'tabular-nums',
            // On a narrow screen it has a line of its own.
            ...{ order: { xs: 1, md: 0 }, width: { xs: '100%', md: 'auto' } },
          }}
        >
          {exactly(now, locale)}
        </Typography>
        <IconButton aria-label={translate('wallboard.layout')} onClick={() => setChoosing(true)}>
          <Tune />
        </IconButton>
        <IconButton aria-label={translate('wallboard.full')} onClick={fill}>
          <Fullscreen />
        </IconButton>
        <IconButton aria-label={translate('wallboard.back')} component={Link} to="/">
          <Home />
        </IconButton>
      </Box>
      <Stopped asOf={board.data.as_of} now={now} />
      {tiles.length === 0 ? (
        <Empty>{translate('wallboard.empty')}</Empty>
      ) : (
        <Box
          component="ul"
          sx={{
            display: 'grid',
            gap: 1.5,
            p: 0,
            m: 0,
            listStyle: 'none',
            gridTemplateColumns: { xs: '1fr', md: `repeat(${String(layout.columns)}, 1fr)` },
          }}
        >
          {tiles.map(({ queue, mood }) => (
            <QueueTile key={queue.group} queue={queue} mood={mood} now={now} />
          ))}
        </Box>
      )}
      <Levels now={now} />
      <Box sx={{ display: 'grid', gap: 1.5, mt: 1.5, gridTemplateColumns: { xs: '1fr', md: '2fr 1fr' } }}>
        <DayCurve today={board.data.today} now={now} />
        <Loads people={board.data.people} now={now} />
      </Box>
      <LayoutChoice
        open={choosing}
        layout={layout}
        queues={board.data.queues}
        onChange={choose}
        onClose={() => setChoosing(false)}
      />
      <KeysHelp />
    </Box>
  );
}
