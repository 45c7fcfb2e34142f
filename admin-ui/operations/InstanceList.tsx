import { Box, Button, Pagination, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';
import { download } from '../parts/download.js';
import { Empty, Failed, LoadingRows } from '../parts/States.js';
import { useMay } from '../providers/use-me.js';
import { BulkDialog } from './BulkDialog.js';
import { instancesCsv } from './export-csv.js';
import { FilterBar } from './FilterBar.js';
import { filterOf, searchOf, type InstanceFilter } from './instance-filter.js';
import { InstanceTable } from './InstanceTable.js';
import type { Command } from './commands.js';
import type { InstanceRow } from './types.js';
import { pageSize, useInstances } from './use-instances.js';

const actions: readonly Command['type'][] = ['cancel', 'retry', 'move', 'migrate'];

/** Every instance that one may see, narrowed by what the address says; several at once can be cared for. */
export function InstanceList() {
  const translate = useTranslate();
  const [search, setSearch] = useSearchParams();
  const filter = filterOf(search);
  const page = Math.max(1, Number(search.get('page') ?? 1));
  const { data, error, refetch } = useInstances(filter, page);
  const [marked, setMarked] = useState<ReadonlyMap<string, InstanceRow>>(new Map());
  const [doing, setDoing] = useState<Command['type'] | null>(null);
  const show = (next: InstanceFilter, at = 1) => setSearch(searchOf(next, at));
  const mark = (ids: readonly string[], on: boolean) => {
    const next = new Map(marked);
    for (const id of ids) {
      const row = data?.rows.find((one) => one.id === id);
      if (on && row !== undefined) next.set(id, row);
      else next.delete(id);
    }
    setMarked(next);
  };
  return (
    <>
      <FilterBar key={search.toString()} filter={filter} onChange={(next) => show(next)} />
      <Tools
        marked={marked.size}
        total={data?.total ?? 0}
        filter={filter}
        onAct={setDoing}
        onClear={() => setMarked(new Map())}
      />
      {error !== null ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data === undefined ? (
        error === null && <LoadingRows />
      ) : data.rows.length === 0 ? (
        <Empty>{translate('operations.none')}</Empty>
      ) : (
        <InstanceTable rows={data.rows} marked={new Set(marked.keys())} onMark={mark} />
      )}
      {data !== undefined && data.total > pageSize ? (
        <Pagination
          sx={{ mt: 1 }}
          count={Math.ceil(data.total / pageSize)}
          page={page}
          onChange={(_, at) => show(filter, at)}
        />
      ) : null}
      {doing === null ? null : (
        <BulkDialog
          type={doing}
          rows={[...marked.values()]}
          onClose={() => {
            setDoing(null);
            setMarked(new Map());
            void refetch();
          }}
        />
      )}
    </>
  );
}

interface ToolsProps {
  readonly marked: number;
  readonly total: number;
  readonly filter: InstanceFilter;
  readonly onAct: (type: Command['type']) => void;
  readonly onClear: () => void;
}

function Tools({ marked, total, filter, onAct, onClear }: ToolsProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const mayOperate = useMay('instances.operate');
  const maySchedules = useMay('definitions.read');
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      download('instances.csv', 'text/csv;charset=utf-8', await instancesCsv(filter));
    } catch (cause) {
      notify(cause instanceof Error ? cause.message : String(cause), { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Stack direction="row" sx={{ gap: 0.5, flexWrap: 'wrap', alignItems: 'center', minHeight: 36 }}>
      <Typography component="p" role="status">
        {marked > 0
          ? translate('operations.marked', { smart_count: marked })
          : translate('operations.found', { smart_count: total })}
      </Typography>
      {marked > 0 && mayOperate
        ? actions.map((type) => (
            <Button key={type} variant="outlined" onClick={() => onAct(type)}>
              {translate(`operations.do.${type}`)}
            </Button>
          ))
        : null}
      {marked > 0 ? <Button onClick={onClear}>{translate('operations.unmark')}</Button> : null}
      <Box sx={{ flex: 1 }} />
      {maySchedules ? (
        <Button component={RouterLink} to="/operations/schedules">
          {translate('operations.schedules.link')}
        </Button>
      ) : null}
      <Button component={RouterLink} to={`/operations/heat/${filter.workflow}`}>
        {translate('operations.heat.link')}
      </Button>
      <Button onClick={() => void save()} disabled={busy || total === 0}>
        {translate('operations.export')}
      </Button>
    </Stack>
  );
}
