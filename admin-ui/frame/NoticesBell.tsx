import { Badge, Box, Button, IconButton, Link, Popover } from '@mui/material';
import Bell from '@mui/icons-material/NotificationsNone';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { When } from '../parts/When.js';
import { call } from '../providers/http.js';
import { useMay } from '../providers/use-me.js';

interface Notice {
  readonly id: number;
  readonly instance_id: string;
  readonly number: string;
  readonly subject: string | null;
  readonly text: string | null;
  readonly task_id: string | null;
  readonly watched: 'overdue' | 'escalated' | 'closed' | 'appointments_beyond_quota' | null;
  readonly at: string;
}

const everyMs = 30_000;
const unread = '/api/notices?filter={"unread":true}&range=[0,49]';

/** What one is told: how many are unread, and each with the request that it is about. */
export function NoticesBell() {
  const translate = useTranslate();
  const client = useQueryClient();
  const mayReadAll = useMay('instances.read_all');
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { data = [] } = useQuery({
    queryKey: ['notices'],
    queryFn: async ({ signal }) => (await call<readonly Notice[]>(unread, { signal })).body,
    refetchInterval: everyMs,
  });
  const read = async (ids: readonly number[]) => {
    await Promise.allSettled(ids.map((id) => call(`/api/notices/${String(id)}/read`, { method: 'POST' })));
    await client.invalidateQueries({ queryKey: ['notices'] });
  };
  return (
    <>
      <IconButton
        data-tour="notices"
        aria-label={translate('frame.notices.unread', { smart_count: data.length })}
        aria-haspopup="dialog"
        onClick={(event) => setAnchor(event.currentTarget)}
        color="inherit"
      >
        <Badge badgeContent={data.length} color="error" max={49}>
          <Bell />
        </Badge>
      </IconButton>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': translate('frame.notices.title') } }}
      >
        <Box sx={{ p: 1.5, width: 340, maxWidth: '90vw', maxHeight: '70vh', overflowWrap: 'anywhere' }}>
          {data.length === 0 ? translate('frame.notices.none') : null}
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {data.map(({ id, instance_id: instance, task_id: task, number, subject, text, watched, at }) => (
              <Box component="li" key={id} sx={{ py: 0.75, borderBottom: 1, borderColor: 'divider' }}>
                <Link
                  component={RouterLink}
                  to={
                    mayReadAll || task === null
                      ? `/operations/instances/${instance}`
                      : `/desk/${encodeURIComponent(task)}`
                  }
                  onClick={() => {
                    setAnchor(null);
                    void read([id]);
                  }}
                >
                  {number}
                </Link>{' '}
                <When at={at} />
                <div>
                  {watched === null ? (subject ?? text) : translate(`frame.notices.watched.${watched}`)}
                </div>
              </Box>
            ))}
          </Box>
          {data.length === 0 ? null : (
            <Button onClick={() => void read(data.map(({ id }) => id))}>
              {translate('frame.notices.read')}
            </Button>
          )}
        </Box>
      </Popover>
    </>
  );
}
