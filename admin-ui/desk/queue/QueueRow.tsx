import { Box, Checkbox, ListItem, ListItemButton } from '@mui/material';
import { memo } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { ClockChip } from '../../parts/clock-chip/ClockChip.js';
import { useGroupTitle } from '../../parts/use-group-title.js';
import { When } from '../../parts/When.js';
import { titleText } from '../../i18n/title-text.js';
import { useWorking } from '../operator/use-working.js';
import { textOf, type Task } from '../shapes.js';

interface Props {
  readonly task: Task;
  readonly current: boolean;
  readonly marked: boolean;
  readonly onOpen: (task: Task) => void;
  readonly onMark: (task: Task) => void;
}

const signs: Readonly<Record<string, string>> = {
  phone: '☎',
  email: '✉',
  web: '⌨',
  fax: '⎙',
  voicemail: '◉',
};

/** A task: its subject with its channel; number, person, step, group, clock, channel, since when it waits. */
export const QueueRow = memo(function QueueRow({ task, current, marked, onOpen, onMark }: Props) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const titleOf = useGroupTitle();
  const { channel } = task;
  const holder = task.assignee ?? task.user;
  const away = useWorking()?.standsInFor.includes(holder ?? '') ?? false;
  const who = away
    ? translate('desk.absence.away', { who: holder })
    : (task.assignee ?? task.groups.map(titleOf).join(', '));
  return (
    <ListItem disablePadding divider data-task={task.id} sx={{ alignItems: 'flex-start' }}>
      <Checkbox
        size="small"
        checked={marked}
        onChange={() => onMark(task)}
        slotProps={{ input: { 'aria-label': translate('desk.queue.mark', { number: task.number }) } }}
      />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <ListItemButton
          selected={current}
          aria-current={current ? 'true' : undefined}
          onClick={() => onOpen(task)}
          sx={{
            display: 'block',
            px: 0.5,
            py: 0.5,
            '&.Mui-selected': { boxShadow: 'inset 3px 0 currentColor' },
          }}
        >
          <Box sx={{ display: 'flex', gap: 1, minWidth: 0, fontWeight: task.priority > 50 ? 700 : 500 }}>
            <Box
              component="span"
              sx={{ flex: 1, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
            >
              {textOf(task.summary)}
            </Box>
            {channel === null ? null : (
              <span role="img" aria-label={channel} title={channel}>
                {signs[channel] ?? channel}
              </span>
            )}
          </Box>
          <Box
            sx={{
              fontSize: 12,
              color: current ? 'text.primary' : 'text.secondary',
              overflowWrap: 'anywhere',
            }}
          >
            {[task.number, task.person, titleText(task.title, locale, task.step), who]
              .filter(Boolean)
              .join(' · ')}
            {' · '}
            {translate('desk.queue.waited')} <When at={task.created_at} />
          </Box>
        </ListItemButton>
        {task.clock === null ? null : (
          <Box sx={{ px: 0.5, pb: 0.5 }}>
            <ClockChip clock={task.clock} />
          </Box>
        )}
      </Box>
    </ListItem>
  );
});
