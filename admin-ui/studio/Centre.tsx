import { Alert, Box, ToggleButton, ToggleButtonGroup, useMediaQuery, useTheme } from '@mui/material';
import { Suspense, lazy, memo, useState } from 'react';
import { useEvent, useTranslate } from 'react-admin';
import type { Problem } from '../../engine/reading.js';
import type { Layers } from '../parts/diagram/layers.js';
import { Empty, LoadingRows } from '../parts/States.js';
import { useDrawn, type Drawings } from './check/drawings.js';
import type { Shown } from './check/use-checked.js';
import type { DefinitionText } from '../../domain/definition-file.js';
import { Divider, useShare } from './Divider.js';
import { editors } from './editors/editors.js';
import type { Help } from './editor/language-help.js';
import { YamlEditor } from './editor/YamlEditor.js';

const DiagramView = lazy(async () => ({ default: (await import('./diagram/DiagramView.js')).DiagramView }));
const views = ['text', 'both', 'diagram'] as const;
type View = (typeof views)[number];

interface CentreProps {
  readonly id: string;
  readonly text: string;
  readonly tree: readonly DefinitionText[];
  readonly readOnly: boolean;
  readonly problems: readonly Problem[];
  readonly checked: Shown;
  readonly help: Help;
  readonly goTo: { readonly line: number; readonly at: number } | null;
  readonly step: string | null;
  /** What is laid over the diagram. */
  readonly layers: Layers | null;
  readonly onText: (text: string) => void;
  readonly onLine: (line: number) => void;
  readonly onStep: (step: string) => void;
  /** Scrolls the text to a line. */
  readonly onGo: (line: number) => void;
}

/** The definition as text, as what it says (a diagram, or the editor of its kind), or both. */
export function Centre(props: CentreProps) {
  const { id, text, tree, readOnly, problems, checked, help, goTo, step, onText, onLine, onStep, onGo } =
    props;
  // The same function at each key: a new one would draw every step anew.
  const choose = useEvent(onStep);
  const wide = useMediaQuery(useTheme().breakpoints.up('md'));
  const [chosen, setChosen] = useState<View | null>(null);
  const [share, setShare] = useShare();
  const [kind = '', name = ''] = id.split('/');
  const drawable = kind === 'workflow';
  const Editor = editors[kind];
  const hasView = drawable || Editor !== undefined;
  const view = hasView ? (chosen ?? (wide ? 'both' : 'text')) : 'text';
  return (
    <>
      {hasView ? <ViewChoice view={view} wide={wide} drawable={drawable} onView={setChosen} /> : null}
      <Box
        data-halves
        sx={{
          // On a telephone the text scrolls in itself, else no line could be gone to; an editor takes what it needs.
          flex: { xs: 'none', md: 1 },
          height: { xs: Editor !== undefined && view === 'diagram' ? 'auto' : 460, md: 'auto' },
          minHeight: 0,
          display: 'grid',
          gridTemplateRows: 'minmax(0, 1fr)',
          gridTemplateColumns:
            view === 'both'
              ? `minmax(0, ${String(share)}fr) 8px minmax(0, ${String(100 - share)}fr)`
              : 'minmax(0, 1fr)',
          border: 1,
          borderColor: 'divider',
          bgcolor: 'background.paper',
        }}
      >
        {/* The editor stays while it isn't shown: what was done can be undone. */}
        <Box
          sx={{ display: view === 'diagram' ? 'none' : 'block', minWidth: 0, height: '100%', minHeight: 0 }}
        >
          <YamlEditor {...{ id, text, readOnly, problems, help, goTo, onText, onLine }} />
        </Box>
        {view === 'both' ? <Divider share={share} onShare={setShare} /> : null}
        {view === 'text' ? null : (
          <Box sx={{ minWidth: 0, height: '100%', overflow: { md: 'auto' }, position: 'relative' }}>
            <Suspense fallback={<LoadingRows />}>
              {Editor === undefined ? (
                <DiagramHalf
                  {...{ id, step }}
                  broken={checked.broken}
                  drawings={checked.drawings}
                  isNone={!checked.waiting && checked.read?.workflow == null}
                  layers={props.layers}
                  onStep={choose}
                />
              ) : (
                <Editor {...{ name, text, tree, problems, readOnly, onText, onLine: onGo }} />
              )}
            </Suspense>
          </Box>
        )}
      </Box>
    </>
  );
}

interface ViewChoiceProps {
  readonly view: View;
  readonly wide: boolean;
  readonly drawable: boolean;
  readonly onView: (view: View) => void;
}

/** Which of the two is shown. */
const ViewChoice = memo(function ViewChoice({ view, wide, drawable, onView }: ViewChoiceProps) {
  const translate = useTranslate();
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      aria-label={translate('studio.view.label')}
      value={view}
      onChange={(_event, next: View | null) => onView(next ?? view)}
      sx={{ pb: 0.5, '& .MuiToggleButton-root': { py: 0, textTransform: 'none' } }}
    >
      {views
        .filter((each) => wide || each !== 'both')
        .map((each) => (
          <ToggleButton key={each} value={each}>
            {translate(drawable || each === 'text' ? `studio.view.${each}` : `editors.view.${each}`)}
          </ToggleButton>
        ))}
    </ToggleButtonGroup>
  );
});

interface DiagramHalfProps extends Pick<CentreProps, 'id' | 'step' | 'layers' | 'onStep'> {
  readonly broken: boolean;
  readonly drawings: Drawings;
  /** There is nothing to draw. */
  readonly isNone: boolean;
}

/** The diagram; while the text is broken, the last one that could be drawn. Rendered by what was drawn, not by each key. */
const DiagramHalf = memo(function DiagramHalf(props: DiagramHalfProps) {
  const { id, step, layers, broken, drawings, isNone, onStep } = props;
  const translate = useTranslate();
  const drawn = useDrawn(drawings, id);
  return (
    <>
      {broken ? (
        <Alert severity="warning" sx={{ position: 'absolute', zIndex: 5, top: 8, left: 8, right: 8, py: 0 }}>
          {translate('studio.last_good')}
        </Alert>
      ) : null}
      {isNone ? (
        <Empty>{translate('studio.no_diagram')}</Empty>
      ) : drawn === null ? (
        <LoadingRows />
      ) : (
        <DiagramView drawn={drawn} step={step} layers={layers} onStep={onStep} />
      )}
    </>
  );
});
