import { Box, Link, Stack, Typography } from '@mui/material';
import { lazy, Suspense, type ReactNode } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import type { CompiledWorkflow } from '../../engine/definition.js';
import { Failed, LoadingRows } from '../parts/States.js';
import { NewNote } from '../parts/notes/NewNote.js';
import { Others } from '../parts/notes/Others.js';
import { useNotes } from '../parts/notes/use-together.js';
import { Story } from '../parts/story/Story.js';
import { namesOf } from '../parts/story/names.js';
import { WatchStar } from '../parts/watch/Star.js';
import { When } from '../parts/When.js';
import { useMay } from '../providers/use-me.js';
import { Clocks } from './Clocks.js';
import { DataPanel } from './DataPanel.js';
import { IncidentCard } from './IncidentCard.js';
import { InstanceActions } from './InstanceActions.js';
import { Relations } from './Relations.js';
import { StateWord } from './StateWord.js';
import { Stand } from './Stand.js';
import { summaryText } from './types.js';
import { useInstance } from './use-instance.js';

// With its library it is as large as the rest of the page: the words come first.
const Path = lazy(() => import('./Path.js'));

/** All of an instance: what is wrong, where it stands, its clocks, its story, its data. */
export function InstancePage() {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { id = '' } = useParams();
  const mayOperate = useMay('instances.operate');
  const mayNote = useMay('tasks.work');
  const notes = useNotes(id) ?? [];
  const { instance, entries, workflow, readAnew } = useInstance(id);
  if (instance.error !== null) return <Failed error={instance.error} retry={() => void instance.refetch()} />;
  if (instance.data === undefined) return <LoadingRows />;
  const shown = instance.data;
  const names = namesOf(workflow, locale);
  return (
    <>
      <Link component={RouterLink} to="/operations">
        {`← ${translate('operations.back')}`}
      </Link>
      <Stack direction="row" sx={{ gap: 1.5, flexWrap: 'wrap', alignItems: 'baseline', mt: 0.5 }}>
        <Typography component="h2" variant="h6" sx={{ overflowWrap: 'anywhere' }}>
          {`${shown.number} ${summaryText(shown.summary)}`}
        </Typography>
        <WatchStar instance={id} />
        <StateWord state={shown.state} outcome={shown.outcome} incidents={shown.incidents.length} />
        <span>{translate('operations.priority', { priority: shown.priority })}</span>
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {translate('operations.started_by', { by: shown.started_by ?? shown.channel ?? '–' })}{' '}
          <When at={shown.started_at} />
        </Box>
      </Stack>
      <Others instance={id} />
      {mayOperate ? <InstanceActions instance={shown} names={names} onDone={readAnew} /> : null}
      {shown.incidents.map((incident) => (
        <IncidentCard
          key={`${incident.step} ${incident.at}`}
          instance={shown}
          incident={incident}
          names={names}
          mayOperate={mayOperate}
          onDone={readAnew}
        />
      ))}
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          gridTemplateColumns: { xs: '1fr', lg: '3fr 2fr' },
          '& > *': { minWidth: 0 },
        }}
      >
        <Box sx={{ display: 'grid', gap: 1.5, alignContent: 'start', '& > *': { minWidth: 0 } }}>
          <Part title={translate('operations.part.stand')}>
            <Stand instance={shown} names={names} />
          </Part>
          {workflow === null ? null : (
            <Part title={translate('operations.part.path')}>
              <Suspense fallback={<LoadingRows />}>
                <Path instance={shown} workflow={workflow as CompiledWorkflow} />
              </Suspense>
            </Part>
          )}
          <Part title={translate('operations.part.clocks')}>
            <Clocks clocks={shown.clocks} names={names} />
          </Part>
          <Part title={translate('operations.part.story')}>
            {mayNote ? <NewNote instance={id} /> : null}
            {entries === undefined ? (
              <LoadingRows />
            ) : (
              <Story entries={entries} workflow={workflow} notes={notes} raw />
            )}
          </Part>
        </Box>
        <Box sx={{ display: 'grid', gap: 1.5, alignContent: 'start', '& > *': { minWidth: 0 } }}>
          <Part title={translate('operations.part.data')}>
            <DataPanel data={shown.data} entries={entries ?? []} />
          </Part>
          <Part title={translate('operations.part.relations')}>
            <Relations instance={shown} names={names} />
          </Part>
        </Box>
      </Box>
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Box
      component="section"
      sx={{ bgcolor: 'background.paper', border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5 }}
    >
      <Typography component="h3" sx={{ fontWeight: 700, mb: 1 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}
