import ErrorOutline from '@mui/icons-material/ErrorOutlined';
import WarningAmber from '@mui/icons-material/WarningAmber';
import { Box, List, ListItemButton, ListItemText, ListSubheader, TextField, Tooltip } from '@mui/material';
import { memo, useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { fileOf, type DefinitionText } from '../../domain/definition-file.js';
import type { Problem } from '../../engine/reading.js';
import { definitionKinds } from './kinds.js';
import { addressOf } from './address.js';

interface DefinitionTreeProps {
  readonly tree: readonly DefinitionText[];
  readonly problems: readonly Problem[];
  readonly drafts: ReadonlySet<string>;
  readonly unsaved: ReadonlySet<string>;
  /** `kind/name` of the one that is open. */
  readonly open: string | null;
}

/** All definitions by kind, with marks of what is wrong and what is a draft; rendered again only when one of these changes. */
export const DefinitionTree = memo(function DefinitionTree(props: DefinitionTreeProps) {
  const { tree, problems, drafts, unsaved, open } = props;
  const translate = useTranslate();
  const [wanted, setWanted] = useState('');
  const marks = useMemo(() => marksOf(problems), [problems]);
  const found = tree.filter(({ name, kind }) =>
    `${kind} ${name}`.toLowerCase().includes(wanted.toLowerCase()),
  );
  return (
    <Box component="nav" aria-label={translate('studio.definitions')} sx={{ overflow: 'auto', minHeight: 0 }}>
      <TextField
        fullWidth
        type="search"
        label={translate('studio.find')}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
      />
      {found.length === 0 && tree.length > 0 ? (
        <Box sx={{ p: 1 }}>{translate('studio.none_found')}</Box>
      ) : null}
      {definitionKinds.map((kind) => {
        const ofKind = found.filter((each) => each.kind === kind);
        if (ofKind.length === 0) return null;
        return (
          <List
            key={kind}
            dense
            disablePadding
            component="div"
            subheader={
              <ListSubheader component="div" sx={{ lineHeight: '30px', bgcolor: 'background.default' }}>
                {translate(`studio.kind.${kind}`)}
              </ListSubheader>
            }
          >
            {ofKind.map((each) => {
              const id = `${each.kind}/${each.name}`;
              return (
                <Row
                  key={id}
                  name={each.name}
                  address={addressOf(each)}
                  isOpen={open === id}
                  state={unsaved.has(id) ? 'unsaved' : drafts.has(id) ? 'draft' : null}
                  {...(marks.get(fileOf(each)) ?? { error: 0, warning: 0 })}
                />
              );
            })}
          </List>
        );
      })}
    </Box>
  );
});

interface RowProps extends Readonly<Record<Problem['severity'], number>> {
  readonly name: string;
  readonly address: string;
  readonly isOpen: boolean;
  readonly state: 'unsaved' | 'draft' | null;
}

/** Drawn again only when it says something else: at each key all definitions are told anew. */
const Row = memo(function Row({ name, address, isOpen, state, error, warning }: RowProps) {
  const translate = useTranslate();
  return (
    <ListItemButton
      component={Link}
      to={address}
      selected={isOpen}
      aria-current={isOpen ? 'page' : undefined}
      sx={{ py: 0.25 }}
    >
      <ListItemText
        primary={name}
        secondary={state === null ? null : translate(`studio.${state}`)}
        slotProps={{ primary: { sx: { overflowWrap: 'anywhere', fontSize: 13 } } }}
      />
      <Marks error={error} warning={warning} />
    </ListItemButton>
  );
});

function Marks({ error, warning }: Readonly<Record<Problem['severity'], number>>) {
  const translate = useTranslate();
  if (error > 0) {
    const label = translate('studio.errors', { smart_count: error });
    return (
      <Tooltip title={label}>
        <ErrorOutline color="error" fontSize="small" titleAccess={label} />
      </Tooltip>
    );
  }
  if (warning === 0) return null;
  const label = translate('studio.warnings', { smart_count: warning });
  return (
    <Tooltip title={label}>
      <WarningAmber color="warning" fontSize="small" titleAccess={label} />
    </Tooltip>
  );
}

function marksOf(problems: readonly Problem[]) {
  const marks = new Map<string, Record<Problem['severity'], number>>();
  for (const { file, severity } of problems) {
    const mark = marks.get(file) ?? { error: 0, warning: 0 };
    mark[severity] += 1;
    marks.set(file, mark);
  }
  return marks;
}
