import { Box, Button, Chip, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Helped } from '../../parts/help/Helped.js';
import { HelpMark } from '../../parts/help/HelpMark.js';
import { HelpShown } from '../../parts/help/help-shown.js';
import { HelpedField } from '../../parts/help/HelpedField.js';
import { useKeys } from '../../keys/keys.js';
import { useMay } from '../../providers/use-me.js';
import { saveFilter, savedFilters, type QueueFilter, type Whose } from './filter.js';

const typingMs = 300;

/** Whose tasks, a search, and the filters that this browser keeps. */
export function QueueBar({
  filter,
  onChange,
}: {
  readonly filter: QueueFilter;
  readonly onChange: (filter: QueueFilter) => void;
}) {
  const translate = useTranslate();
  const any = useMay('tasks.any');
  const [text, setText] = useState(filter.q);
  const [saved, setSaved] = useState(() => savedFilters(localStorage));
  useEffect(() => {
    if (text === filter.q) return undefined;
    const timer = window.setTimeout(() => onChange({ ...filter, q: text }), typingMs);
    return () => window.clearTimeout(timer);
  }, [text, filter, onChange]);
  const whose: readonly Whose[] = any ? ['mine', 'groups', 'watched', 'all'] : ['mine', 'groups', 'watched'];
  const [helpShown, setHelpShown] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  useKeys({
    f: { label: 'desk.queue.search', run: () => search.current?.focus() },
    w: {
      label: 'desk.queue.whose',
      run: () => {
        const next = whose[(whose.indexOf(filter.whose) + 1) % whose.length];
        if (next !== undefined) onChange({ ...filter, whose: next });
      },
    },
  });
  return (
    <Box sx={{ display: 'grid', gap: 1, p: 1 }}>
      <HelpShown value={helpShown}>
        <Helped of="desk.queue.whose">
          {(described) => (
            <ToggleButtonGroup
              {...described}
              exclusive
              fullWidth
              size="small"
              value={filter.whose}
              aria-label={translate('desk.queue.whose')}
              onChange={(_, chosen: Whose | null) =>
                chosen !== null && onChange({ ...filter, whose: chosen })
              }
            >
              {whose.map((one) => (
                <ToggleButton
                  key={one}
                  value={one}
                  sx={{ textTransform: 'none', flex: 1, color: 'text.primary' }}
                >
                  {translate(`desk.queue.${one}`)}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
          )}
        </Helped>
        <Box sx={{ display: 'flex', gap: 0.5, alignItems: helpShown ? 'start' : 'center' }}>
          <HelpedField
            sx={{ flex: 1, m: 0 }}
            of="desk.queue.search"
            inputRef={search}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          {text === '' ? null : (
            <Button onClick={() => setSaved(saveFilter(localStorage, { ...filter, q: text, name: text }))}>
              {translate('desk.queue.save')}
            </Button>
          )}
          <HelpMark shown={helpShown} onChange={setHelpShown} />
        </Box>
      </HelpShown>
      {saved.length === 0 ? null : (
        <Box sx={{ display: 'flex', gap: 0.5, flexWrap: 'wrap' }}>
          {saved.map((one) => (
            <Chip
              key={one.name}
              size="small"
              label={one.name}
              onClick={() => {
                setText(one.q);
                onChange({ whose: one.whose, q: one.q });
              }}
            />
          ))}
        </Box>
      )}
    </Box>
  );
}
