/** All scenarios of a workflow, played on each change. */
import CancelOutlined from '@mui/icons-material/CancelOutlined';
import CheckCircleOutline from '@mui/icons-material/CheckCircleOutlined';
import PlayArrowOutlined from '@mui/icons-material/PlayArrowOutlined';
import { Alert, Box, FormControlLabel, IconButton, Link, Switch, Typography } from '@mui/material';
import { useEffect, useMemo, useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link as RouterLink, useNavigate } from 'react-router-dom';
import type { ScenarioResult, ScenarioRun } from '../../../engine/playing.js';
import { Empty, Failed, LoadingRows } from '../../parts/States.js';
import { addressOf, addressOfSide } from '../address.js';
import { rememberPlay } from '../play/remembered-play.js';
import type { SideProps } from '../side.js';
import { usePlayer } from '../play/use-player.js';
import { useLayers } from '../use-layers.js';
import { coverageLayer } from './coverage-layer.js';

// While somebody types, what she has not finished is not worth playing.
const restMs = 400;

/** The side of a workflow, or of one scenario, that says what passes and what is not tried. */
export function ScenariosPanel({ kind, name, tree, read, onLayers }: SideProps) {
  const translate = useTranslate();
  const ask = usePlayer(tree);
  const [run, setRun] = useState<ScenarioRun | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [painted, setPainted] = useState(true);
  const [unopened, setUnopened] = useState<string | null>(null);
  const navigate = useNavigate();
  const workflow = read?.workflow ?? null;
  const missing = run?.coverage.find((each) => each.workflow === workflow?.name)?.missing;
  useLayers(
    onLayers,
    useMemo(
      () => (painted && workflow !== null && missing !== undefined ? coverageLayer(workflow, missing) : null),
      [painted, workflow, missing],
    ),
  );
  useEffect(() => {
    let wanted = true;
    const asked =
      kind === 'scenario' ? { workflow: null, scenario: name } : { workflow: name, scenario: null };
    const timer = window.setTimeout(() => {
      ask('scenarios', asked).then(
        (answer) => {
          if (wanted) setRun(answer);
        },
        (cause: unknown) => {
          if (wanted) setError(cause);
        },
      );
    }, restMs);
    return () => {
      wanted = false;
      window.clearTimeout(timer);
    };
  }, [ask, kind, name, tree]);
  const play = (scenario: string) => {
    ask('open', { scenario }).then((answer) => {
      if ('problem' in answer) return setUnopened(answer.problem);
      const { session } = answer;
      rememberPlay(session.workflow, session);
      return navigate(addressOfSide({ kind: 'workflow', name: session.workflow }, 'play'));
    }, setError);
  };
  if (error !== null) return <Failed error={error} />;
  if (run === null) return <LoadingRows />;
  if (run.results.length === 0) return <Empty>{translate('scenarios.none')}</Empty>;
  const failed = run.results.filter(({ ok }) => !ok);
  const passed = run.results.filter(({ ok }) => ok);
  return (
    <Box sx={{ display: 'grid', gap: 1, minWidth: 0 }}>
      <Typography role="status">
        {failed.length === 0
          ? translate('scenarios.all_pass', { smart_count: passed.length })
          : translate('scenarios.some_fail', { smart_count: failed.length, all: run.results.length })}
      </Typography>
      {run.coverage
        .filter(({ workflow }) => kind !== 'workflow' || workflow === name)
        .map((coverage) => (
          <Coverage key={coverage.workflow} coverage={coverage} />
        ))}
      {missing === undefined ? null : (
        <FormControlLabel
          control={<Switch checked={painted} onChange={(_event, next) => setPainted(next)} />}
          label={translate('scenarios.on_diagram')}
        />
      )}
      {unopened === null ? null : (
        <Alert severity="warning">{translate('play.cannot_open', { problem: unopened })}</Alert>
      )}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {[...failed, ...passed].map((result) => (
          <Result key={result.file} result={result} onPlay={play} />
        ))}
      </Box>
    </Box>
  );
}

/** How much of the workflow its scenarios reach, and what they don't. */
function Coverage({ coverage }: { readonly coverage: ScenarioRun['coverage'][number] }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const share = (of: number) =>
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(of);
  const { steps, outcomes, missing } = coverage;
  return (
    <Typography variant="body2" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
      {translate('scenarios.coverage', { steps: share(steps), outcomes: share(outcomes) })}{' '}
      {missing.length === 0 ? null : translate('scenarios.missing', { names: missing.join(', ') })}
    </Typography>
  );
}

interface ResultProps {
  readonly result: ScenarioResult;
  readonly onPlay: (scenario: string) => void;
}

function Result({ result: { scenario, ok, failures }, onPlay }: ResultProps) {
  const translate = useTranslate();
  return (
    <Box component="li" sx={{ display: 'grid', gridTemplateColumns: 'auto 1fr auto', gap: 0.75, py: 0.5 }}>
      {ok ? (
        <CheckCircleOutline color="success" fontSize="small" titleAccess={translate('scenarios.passes')} />
      ) : (
        <CancelOutlined color="error" fontSize="small" titleAccess={translate('scenarios.fails')} />
      )}
      <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        <Link component={RouterLink} to={addressOf({ kind: 'scenario', name: scenario }, failures[0]?.line)}>
          {scenario}
        </Link>
        {failures.map(({ line, expected, found }, n) => (
          <Typography key={n} variant="body2" color="text.secondary">
            {translate('scenarios.failure', { line, expected, found })}
          </Typography>
        ))}
      </Box>
      <IconButton
        size="small"
        onClick={() => onPlay(scenario)}
        aria-label={translate('play.open', { scenario })}
        title={translate('play.open', { scenario })}
      >
        <PlayArrowOutlined fontSize="small" />
      </IconButton>
    </Box>
  );
}
