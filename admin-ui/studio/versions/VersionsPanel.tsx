/** The versions of a definition: who published them, what changed, and taking one back. */
import { Alert, Box, Button, Link, MenuItem, TextField, Typography } from '@mui/material';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Confirm, useLocaleState, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { Empty, Failed, LoadingRows } from '../../parts/States.js';
import { When } from '../../parts/When.js';
import { ApiError, call, newKey } from '../../providers/http.js';
import { useMay } from '../../providers/use-me.js';
import type { SideProps } from '../side.js';
import type { ComparedWith } from './compared-with.js';
import { Comparison } from './Comparison.js';
import { OnDiagram } from './OnDiagram.js';
import { useCompared } from './use-compared.js';

interface Version {
  readonly version: number;
  readonly published_at: string;
  readonly published_by: string;
  readonly withdrawn_at: string | null;
  readonly withdrawn_by: string | null;
}

/** The side that compares what is open with any version, publishes it, and withdraws versions. */
export function VersionsPanel(props: SideProps) {
  const { kind, name } = props;
  const translate = useTranslate();
  const mayPublish = useMay('definitions.publish');
  const [chosen, setChosen] = useState<number | null>(null);
  const at = `/api/definitions/${kind}/${encodeURIComponent(name)}`;
  const { data, error } = useQuery({
    queryKey: ['definitions', 'versions', kind, name],
    queryFn: async () => {
      try {
        return (await call<readonly Version[]>(`${at}/versions`)).body;
      } catch (cause) {
        if (cause instanceof ApiError && cause.status === 404) return [];
        throw cause;
      }
    },
  });
  if (error !== null) return <Failed error={error} />;
  if (data === undefined) return <LoadingRows rows={3} />;
  const current = data.find(({ withdrawn_at: gone }) => gone === null)?.version ?? null;
  const against = chosen ?? current ?? data[0]?.version ?? null;
  return (
    <Box sx={{ display: 'grid', gap: 1.5, minWidth: 0 }}>
      {mayPublish ? (
        <Link component={RouterLink} to={`/studio/publish?d=${kind}/${encodeURIComponent(name)}`}>
          {translate('versions.publish')}
        </Link>
      ) : null}
      {against === null ? (
        <Empty>{translate('versions.none')}</Empty>
      ) : (
        <>
          <TextField
            select
            label={translate('versions.against')}
            value={against}
            onChange={(event) => setChosen(Number(event.target.value))}
          >
            {data.map(({ version }) => (
              <MenuItem key={version} value={version}>
                {translate('versions.version', { version })}
              </MenuItem>
            ))}
          </TextField>
          <Compared at={at} version={against} of={props} />
        </>
      )}
      {data.map((version) => (
        <One key={version.version} at={at} version={version} current={version.version === current} />
      ))}
    </Box>
  );
}

/** The open text, kept or not, against a version: in sentences, on the diagram, as text. */
function Compared({
  at,
  version,
  of: { kind, name, text, onLayers },
}: {
  readonly at: string;
  readonly version: number;
  readonly of: SideProps;
}) {
  const { data } = useQuery({
    queryKey: ['definitions', 'text', at, version],
    queryFn: async () => {
      const { body } = await call<string>(`${at}/versions/${String(version)}`, {
        headers: { Accept: 'application/yaml' },
      });
      return body;
    },
    staleTime: Infinity,
  });
  if (data === undefined) return <LoadingRows rows={2} />;
  return <Changes {...{ kind, name, onLayers }} before={data} after={text} />;
}

interface ChangesProps extends Pick<SideProps, 'kind' | 'name' | 'onLayers'> {
  readonly before: string;
  readonly after: string;
}

function Changes({ kind, name, before, after, onLayers }: ChangesProps) {
  const found = useCompared({ kind, name }, before, after);
  return (
    <>
      {found === null ? null : <Sentences sentences={found.sentences} />}
      {kind === 'workflow' ? <OnDiagram {...{ found, onLayers }} /> : null}
      <Comparison before={before} after={after} />
    </>
  );
}

function Sentences({ sentences }: Pick<ComparedWith, 'sentences'>) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  if (sentences === null) return <Typography variant="body2">{translate('versions.unreadable')}</Typography>;
  if (sentences.length === 0) return <Typography variant="body2">{translate('versions.same')}</Typography>;
  return (
    <Box component="ul" aria-label={translate('versions.changes')} sx={{ m: 0, pl: 2.5 }}>
      {sentences.map(({ it, en }, n) => (
        <li key={n}>{locale === 'it' ? it : en}</li>
      ))}
    </Box>
  );
}

/** A version with who published it; the one that counts can be withdrawn. */
function One({
  at,
  version: { version, published_at: when, published_by: by, withdrawn_at: gone, withdrawn_by: goneBy },
  current,
}: {
  readonly at: string;
  readonly version: Version;
  readonly current: boolean;
}) {
  const translate = useTranslate();
  const client = useQueryClient();
  const mayPublish = useMay('definitions.publish');
  const [asking, setAsking] = useState(false);
  const { mutate, error } = useMutation({
    mutationFn: () =>
      call(`${at}/withdraw`, {
        method: 'POST',
        body: { version },
        headers: { 'Idempotency-Key': newKey() },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['definitions'] }),
  });
  return (
    <Box sx={{ borderTop: 1, borderColor: 'divider', pt: 0.75 }}>
      <Typography variant="body2">
        <strong>{translate('versions.version', { version })}</strong>{' '}
        {current ? `(${translate('versions.counts')}) ` : null}
        {by} · <When at={when} />
      </Typography>
      {gone === null ? null : (
        <Typography variant="body2" color="text.secondary">
          {translate('versions.withdrawn', { by: goneBy ?? '' })} <When at={gone} />
        </Typography>
      )}
      {current && mayPublish ? (
        <Button onClick={() => setAsking(true)}>{translate('versions.withdraw')}</Button>
      ) : null}
      {error === null ? null : <Alert severity="error">{error.message}</Alert>}
      <Confirm
        isOpen={asking}
        title={translate('versions.withdraw')}
        content={translate('versions.withdraw_ask', { version })}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          mutate();
        }}
      />
    </Box>
  );
}
