import { Box, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { titleText } from '../../i18n/title-text.js';
import { useKeys } from '../../keys/keys.js';
import type { Parameter, Sheet } from '../shapes.js';

interface Props {
  readonly sheet: Sheet;
  readonly kind: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly onAnswer: (answers: Readonly<Record<string, string>>) => void;
}

const none = 'not_applicable';

/** The sheet: a line a parameter. By keyboard: 1…9 chooses a level, 0 that it did not come up, and the next line follows. */
export function SheetForm({ sheet, kind, answers, onAnswer }: Props) {
  const translate = useTranslate();
  const asked = sheet.parameters.filter(({ kinds }) => kinds.includes(kind));
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      asked.findIndex(({ name }) => answers[name] === undefined),
    ),
  );
  const answer = (parameter: Parameter, value: string) => {
    onAnswer({ ...answers, [parameter.name]: value });
    setAt(Math.min(asked.length - 1, asked.indexOf(parameter) + 1));
  };
  const move = (by: number) => setAt((before) => Math.min(asked.length - 1, Math.max(0, before + by)));
  const choose = (place: number) => {
    const parameter = asked[at];
    if (parameter === undefined) return;
    const level =
      place === 0 ? (parameter.may_not_apply ? none : undefined) : parameter.levels[place - 1]?.name;
    if (level !== undefined) answer(parameter, level);
  };
  const level = (place: number) => ({
    label: place === 0 ? 'audits.sheet.key_none' : 'audits.sheet.key_level',
    run: () => choose(place),
  });
  useKeys({
    ...{ 0: level(0), 1: level(1), 2: level(2), 3: level(3), 4: level(4) },
    ...{ 5: level(5), 6: level(6), 7: level(7), 8: level(8), 9: level(9) },
    j: { label: 'audits.sheet.key_down', run: () => move(1) },
    k: { label: 'audits.sheet.key_up', run: () => move(-1) },
  });
  const left = asked.filter(({ name }) => answers[name] === undefined).length;
  return (
    <Box component="section" aria-labelledby="sheet" sx={{ display: 'grid', gap: 0.5, minWidth: 0 }}>
      <Typography component="h2" variant="h6" id="sheet">
        {translate('audits.sheet.title')}
      </Typography>
      <Typography variant="body2" color="text.secondary">
        {translate('audits.sheet.help')}
      </Typography>
      {asked.map((parameter, place) => (
        <Line
          key={parameter.name}
          parameter={parameter}
          answer={answers[parameter.name] ?? null}
          current={place === at}
          onAnswer={(value) => answer(parameter, value)}
        />
      ))}
      <Typography role="status" sx={{ mt: 1 }}>
        {left === 0
          ? translate('audits.sheet.complete')
          : translate('audits.sheet.left', { smart_count: left })}
      </Typography>
    </Box>
  );
}

interface LineProps {
  readonly parameter: Parameter;
  readonly answer: string | null;
  readonly current: boolean;
  readonly onAnswer: (value: string) => void;
}

function Line({ parameter, answer, current, onAnswer }: LineProps) {
  const translate = useTranslate();
  const [locale = 'en'] = useLocaleState();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (current) place.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const { name, title, help, levels, may_not_apply: mayNotApply, fatal } = parameter;
  const text = titleText(title, locale, name);
  return (
    <Box
      ref={place}
      aria-current={current ? 'step' : undefined}
      sx={{
        ...{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', p: 1, scrollMarginBottom: 80 },
        ...{ borderLeft: 4, borderColor: current ? 'primary.main' : 'transparent', borderRadius: 1 },
        bgcolor: current ? 'action.hover' : 'transparent',
      }}
    >
      <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
        <Typography>
          {text}
          {fatal ? ` · ${translate('audits.sheet.fatal')}` : ''}
        </Typography>
        <Typography variant="body2" color="text.secondary">
          {titleText(help, locale)}
        </Typography>
      </Box>
      <ToggleButtonGroup
        exclusive
        size="small"
        color="primary"
        aria-label={text}
        value={answer}
        onChange={(_, value: string | null) => {
          if (value !== null) onAnswer(value);
        }}
        sx={{ flexWrap: 'wrap' }}
      >
        {levels.map((level) => (
          <ToggleButton
            key={level.name}
            value={level.name}
            sx={{ textTransform: 'none', color: 'text.primary' }}
          >
            {titleText(level.title, locale, level.name)}
          </ToggleButton>
        ))}
        {mayNotApply ? (
          <ToggleButton value={none} sx={{ textTransform: 'none', color: 'text.primary' }}>
            {translate('audits.sheet.none')}
          </ToggleButton>
        ) : null}
      </ToggleButtonGroup>
    </Box>
  );
}
