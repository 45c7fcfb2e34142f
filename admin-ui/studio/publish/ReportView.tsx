import CancelOutlined from '@mui/icons-material/CancelOutlined';
import CheckCircleOutline from '@mui/icons-material/CheckCircleOutlined';
import WarningAmber from '@mui/icons-material/WarningAmberOutlined';
import { Box, Link, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { addressOf, placeOf, type Report } from './publications.js';
import { Touched } from './Touched.js';

/** What the gate found: changes in sentences, problems and failed scenarios at their places, whom it touches. */
export function ReportView({ report }: { readonly report: Report }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { differences, problems, scenarios, workflows, gone = [] } = report;
  const errors = problems.filter(({ severity }) => severity === 'error');
  const failed = scenarios.scenarios.filter(({ ok }) => !ok);
  const definitions = [...new Set(differences.map(({ definition }) => definition))];
  return (
    <>
      <Section title={translate('publish.changes')}>
        {definitions.length === 0 ? (
          <Typography color="text.secondary">{translate('publish.no_change')}</Typography>
        ) : (
          definitions.map((definition) => (
            <Box key={definition}>
              <Typography component="h3" variant="body2" color="text.secondary">
                {definition}
              </Typography>
              <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
                {differences
                  .filter((each) => each.definition === definition)
                  .map(({ part, it, en }, n) => (
                    <li key={`${part} ${String(n)}`}>{locale === 'it' ? it : en}</li>
                  ))}
              </Box>
            </Box>
          ))
        )}
      </Section>
      <Section title={translate('publish.checks')}>
        {errors.length > 0 ? (
          <Finding kind="bad">{translate('publish.errors', { smart_count: errors.length })}</Finding>
        ) : (
          <Finding kind="good">{translate('publish.no_errors')}</Finding>
        )}
        <Places
          places={problems.map(({ file, line, message, severity }) => ({
            path: `${file}:${String(line)}`,
            message: severity === 'warning' ? `${translate('publish.hint')}: ${message}` : message,
          }))}
        />
        {errors.length > 0 ? null : failed.length > 0 ? (
          <Finding kind="bad">
            {translate('publish.scenarios_failed', {
              smart_count: failed.length,
              all: scenarios.scenarios.length,
            })}
          </Finding>
        ) : scenarios.passed === 0 ? (
          <Finding kind="warn">{translate('publish.no_scenarios')}</Finding>
        ) : (
          <Finding kind="good">
            {translate('publish.scenarios_passed', { smart_count: scenarios.passed })}
          </Finding>
        )}
        <FailedScenarios failed={failed} />
      </Section>
      {workflows.length + gone.length === 0 ? null : (
        <Section title={translate('publish.touched')}>
          {workflows.map((each) => (
            <Touched key={each.workflow} touched={each} />
          ))}
          {gone.map(({ workflow, running }) => (
            <Typography key={workflow}>
              {translate('publish.gone', { workflow, smart_count: running })}
            </Typography>
          ))}
        </Section>
      )}
    </>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Box component="section" sx={{ display: 'grid', gap: 0.5, minWidth: 0 }}>
      <Typography component="h2" variant="subtitle1">
        {title}
      </Typography>
      {children}
    </Box>
  );
}

const icons = {
  good: <CheckCircleOutline color="success" fontSize="small" />,
  bad: <CancelOutlined color="error" fontSize="small" />,
  warn: <WarningAmber color="warning" fontSize="small" />,
};

function Finding({ kind, children }: { readonly kind: keyof typeof icons; readonly children: ReactNode }) {
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
      {icons[kind]}
      <span>{children}</span>
    </Box>
  );
}

/** Each scenario that fails, with the lines at which it does. */
function FailedScenarios({ failed }: { readonly failed: Report['scenarios']['scenarios'] }) {
  const translate = useTranslate();
  if (failed.length === 0) return null;
  return (
    <Box component="ul" sx={{ m: 0, pl: 4, overflowWrap: 'anywhere' }}>
      {failed.map(({ scenario, failures }) => (
        <li key={scenario}>
          <Link component={RouterLink} to={addressOf({ kind: 'scenario', name: scenario })}>
            {scenario}
          </Link>
          <Box component="ul" sx={{ m: 0, pl: 2.5, color: 'text.secondary' }}>
            {failures.map(({ line, expected, found }, n) => (
              <li key={n}>{translate('publish.failure', { line, expected, found })}</li>
            ))}
          </Box>
        </li>
      ))}
    </Box>
  );
}

/** Messages, each with a link to the place that it is about. */
export function Places({
  places,
}: {
  readonly places: readonly { readonly path: string; readonly message: string }[];
}) {
  if (places.length === 0) return null;
  return (
    <Box component="ul" sx={{ m: 0, pl: 4, overflowWrap: 'anywhere' }}>
      {places.map(({ path, message }, n) => {
        const place = placeOf(path);
        return (
          <li key={`${path} ${String(n)}`}>
            {place === null ? (
              path
            ) : (
              <Link component={RouterLink} to={addressOf(place, place.line)}>
                {path}
              </Link>
            )}
            {': '}
            {message}
          </li>
        );
      })}
    </Box>
  );
}
