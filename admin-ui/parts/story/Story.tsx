import { Box, Chip, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { Empty } from '../States.js';
import { When } from '../When.js';
import { useGroupTitle } from '../use-group-title.js';
import { useNow } from '../use-now.js';
import { inWords } from '../when.js';
import { namesOf } from './names.js';
import { inTime, tellNote, type Note } from './notes.js';
import { tell, type LogEntry, type Phrase, type StoryKind } from './story.js';

const kinds: readonly StoryKind[] = ['work', 'note', 'message', 'time', 'service', 'care'];
const marks: Readonly<Record<StoryKind, string>> = {
  work: '●',
  note: '✎',
  message: '✉',
  time: '◷',
  service: '⚙',
  care: '✚',
};

interface Props {
  readonly entries: readonly LogEntry[];
  /** The compiled workflow that the instance runs; its titles are used. */
  readonly workflow: unknown;
  /** What those who work on it told one another. */
  readonly notes?: readonly Note[];
  /** Whether each entry can be unfolded to what the log holds. */
  readonly raw?: boolean;
}

/** What happened to an instance, in plain words, the newest last; filtered by kind. */
export function Story({ entries, workflow, notes = [], raw = false }: Props) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const [only, setOnly] = useState<StoryKind | null>(null);
  const names = namesOf(workflow, locale, useGroupTitle());
  const told = inTime(
    entries.map((entry) => ({ key: String(entry.sequence), entry, ...tell(entry, names) })),
    notes.map((note) => ({ key: note.id, entry: null, ...tellNote(note) })),
  );
  const there = kinds.filter((kind) => told.some((one) => one.kind === kind));
  if (told.length === 0) return <Empty>{translate('story.empty')}</Empty>;
  return (
    <>
      <Stack
        direction="row"
        role="group"
        aria-label={translate('story.filter')}
        sx={{ gap: 0.5, flexWrap: 'wrap', mb: 1 }}
      >
        {[null, ...there].map((kind) => (
          <Chip
            key={kind ?? 'all'}
            size="small"
            label={
              kind === null ? translate('story.all') : `${marks[kind]} ${translate(`story.kind.${kind}`)}`
            }
            variant={only === kind ? 'filled' : 'outlined'}
            color={only === kind ? 'primary' : 'default'}
            aria-pressed={only === kind}
            onClick={() => setOnly(kind)}
          />
        ))}
      </Stack>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {told
          .filter(({ kind }) => only === null || kind === only)
          .map(({ key, entry, at, recordedAt, kind, what, then, trouble }) => (
            <Box
              component="li"
              key={key}
              sx={{
                display: 'grid',
                gridTemplateColumns: '1.5rem 1fr',
                py: 0.75,
                borderTop: 1,
                borderColor: 'divider',
              }}
            >
              <Box aria-hidden sx={{ color: trouble ? 'error.main' : 'text.secondary' }}>
                {trouble ? '■' : marks[kind]}
              </Box>
              <Box
                sx={{
                  minWidth: 0,
                  overflowWrap: 'anywhere',
                  whiteSpace: kind === 'note' ? 'pre-wrap' : 'normal',
                }}
              >
                <Said phrase={what} strong /> <Happened at={at} recordedAt={recordedAt} />
                {then.map((phrase, at) => (
                  <Box key={at} sx={{ color: 'text.secondary' }}>
                    <Said phrase={phrase} />
                  </Box>
                ))}
                {raw && entry !== null ? <Raw entry={entry} /> : null}
              </Box>
            </Box>
          ))}
      </Box>
    </>
  );
}

function Said({ phrase, strong = false }: { readonly phrase: Phrase; readonly strong?: boolean }) {
  const translate = useTranslate();
  return (
    <Typography component="span" sx={{ fontWeight: strong ? 600 : 400 }}>
      {translate(phrase.key, phrase.values)}
    </Typography>
  );
}

/** When it happened; when it was recorded too, where that was much later. */
function Happened({ at, recordedAt }: { readonly at: string; readonly recordedAt: string }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const now = useNow();
  const lateMs = Date.parse(recordedAt) - Date.parse(at);
  return (
    <Typography component="span" variant="caption" sx={{ color: 'text.secondary' }}>
      <When at={at} />
      {lateMs > 60_000 ? ` (${translate('story.late', { when: inWords(recordedAt, now, locale) })})` : null}
    </Typography>
  );
}

function Raw({ entry }: { readonly entry: LogEntry }) {
  const translate = useTranslate();
  return (
    <Box component="details" sx={{ fontSize: 12, color: 'text.secondary' }}>
      <summary>{`${translate('story.details')} ${String(entry.sequence)}`}</summary>
      <Box component="pre" tabIndex={0} sx={{ m: 0, overflowX: 'auto', fontSize: 11 }}>
        {JSON.stringify({ type: entry.type, content: entry.content, happenings: entry.details }, null, 1)}
      </Box>
    </Box>
  );
}
