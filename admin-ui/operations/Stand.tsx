import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Names } from '../parts/story/names.js';
import { useGroupTitle } from '../parts/use-group-title.js';
import { When } from '../parts/When.js';
import type { Instance } from './types.js';

/** The steps that are active, since when, and with whom they lie. */
export function Stand({ instance, names }: { readonly instance: Instance; readonly names: Names }) {
  const translate = useTranslate();
  const titleOf = useGroupTitle();
  const active = instance.steps.filter(({ state }) => state === 'active');
  if (active.length === 0)
    return (
      <p>
        {translate('operations.stand.over')}
        {instance.ended_at === null ? null : (
          <>
            {' '}
            <When at={instance.ended_at} />
          </>
        )}
      </p>
    );
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
      {active.map(({ step, item, entered_at: at }) => {
        const tasks = instance.tasks.filter((task) => task.step === step);
        const whom = [
          ...new Set(
            tasks.map(({ assignee, user, groups }) => assignee ?? user ?? groups.map(titleOf).join(', ')),
          ),
        ];
        return (
          <li key={`${step} ${String(item)}`}>
            <strong>{names.step(step)}</strong>
            {item === null ? null : ` (${String(item)})`}
            {whom.length === 0 ? null : ` · ${whom.join(', ')}`}{' '}
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {translate('operations.stand.since')} <When at={at} />
            </Box>
          </li>
        );
      })}
    </Box>
  );
}
