import { Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useKeys } from '../../keys/keys.js';
import { HelpedCheck } from '../../parts/help/HelpedCheck.js';
import { useNow } from '../../parts/use-now.js';
import { spanText } from '../day-text.js';
import { markNames, nextMark, type Draft, type MarkName } from './draft.js';

interface Props {
  readonly draft: Draft;
  readonly change: (of: Partial<Draft>) => void;
}

/** The course of a call: each press marks an instant, `t` the next one; a mark pressed again is taken back. */
export function CallTimer({ draft, change }: Props) {
  const translate = useTranslate();
  const now = useNow();
  const { marks } = draft;
  const set = (name: MarkName) => {
    const others = Object.entries(marks).filter(([of]) => of !== name);
    const own = marks[name] === undefined ? [[name, new Date().toISOString()] as const] : [];
    change({ marks: Object.fromEntries([...others, ...own]) });
  };
  const following = nextMark(draft);
  useKeys({
    t: {
      label: 'audits.timer.key',
      run: () => {
        if (following !== null) set(following);
      },
    },
  });
  const begun = marks.dialled_at === undefined ? null : Date.parse(marks.dialled_at);
  const until = marks.ended_at === undefined ? now : Date.parse(marks.ended_at);
  return (
    <Box component="section" aria-labelledby="timer" sx={{ display: 'grid', gap: 1 }}>
      <Typography component="h2" variant="h6" id="timer">
        {translate('audits.timer.title')}
      </Typography>
      <Typography variant="h4" component="p" sx={{ fontVariantNumeric: 'tabular-nums' }}>
        {begun === null ? '0:00' : spanText(until - begun)}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {markNames.map((name) => {
          const at = marks[name];
          const span = at === undefined || begun === null ? '' : ` ${spanText(Date.parse(at) - begun)}`;
          return (
            <Button
              key={name}
              variant={name === following ? 'contained' : at === undefined ? 'text' : 'outlined'}
              aria-pressed={at !== undefined}
              onClick={() => set(name)}
            >
              {translate(`audits.timer.${name}`)}
              {span}
            </Button>
          );
        })}
      </Box>
      <Box>
        <HelpedCheck
          of="audits.timer.handled_by_ivr"
          checked={draft.handledByIvr}
          onChange={(checked) => change({ handledByIvr: checked })}
        />
        <HelpedCheck
          of="audits.timer.call_back_offered"
          checked={draft.callBackOffered}
          onChange={(checked) => change({ callBackOffered: checked })}
        />
      </Box>
    </Box>
  );
}
