import { Box, Snackbar } from '@mui/material';
import { useMemo, useState } from 'react';
import { useEvent, useLocaleState, useTranslate } from 'react-admin';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { fileOf } from '../../domain/definition-file.js';
import { useKeys } from '../keys/keys.js';
import { Failed, LoadingRows } from '../parts/States.js';
import { useMay } from '../providers/use-me.js';
import type { Layers } from '../parts/diagram/layers.js';
import { addressOfReference } from './address-of-reference.js';
import type { Reference } from './check/checked.js';
import type { Shown } from './check/use-checked.js';
import { Centre } from './Centre.js';
import { Conflict } from './Conflict.js';
import { DraftBar } from './DraftBar.js';
import { useLanguageSchema } from './help/use-language-schema.js';
import { ProblemList } from './ProblemList.js';
import { SidePanel } from './SidePanel.js';
import { stepAtLine } from './step-at-line.js';
import type { Changes } from './together/use-together.js';
import { useDraft, type Draft } from './use-draft.js';
import { useSide } from './use-side.js';
import type { Texts } from './use-texts.js';

interface OpenDefinitionProps {
  readonly kind: string;
  readonly name: string;
  readonly texts: Texts;
  readonly checked: Shown;
  /** Those of several definitions at once. */
  readonly changes: Changes;
}

/** One definition: text and diagram, what is wrong with it, and what stands beside it. */
export function OpenDefinition({ kind, name, texts, checked, changes }: OpenDefinitionProps) {
  const [locale = 'en'] = useLocaleState();
  const navigate = useNavigate();
  const mayEdit = useMay('definitions.edit');
  const draft = useDraft(kind, name, texts);
  const [parameters] = useSearchParams();
  const wanted = Number(parameters.get('line'));
  const [goTo, setGoTo] = useState(wanted > 0 ? { line: wanted, at: 0 } : null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [cursor, setCursor] = useState(1);
  const [layers, setLayers] = useState<Layers | null>(null);
  const { side, setSide } = useSide();
  const [told, setTold] = useState(false);
  const schema = useLanguageSchema(kind) ?? null;
  const file = fileOf({ kind, name });
  const own = useMemo(() => checked.problems.filter((each) => each.file === file), [checked.problems, file]);
  const save = async () => {
    const kept = await draft.save();
    if (kept) setTold(true);
    return kept;
  };
  useKeys({
    'Ctrl+s': {
      label: 'studio.save',
      whileTyping: true,
      run: () => void (mayEdit && !draft.isKept && save()),
    },
  });
  const goToLine = (line: number) => setGoTo((before) => ({ line, at: (before?.at ?? 0) + 1 }));
  const places = checked.read?.places ?? [];
  // The one that was chosen, until the cursor goes elsewhere.
  const step = chosen ?? stepAtLine(places, cursor);
  const chooseStep = (next: string) => {
    setChosen(next);
    const place = places.find(({ of, name: each }) => of === 'step' && each === next);
    if (place !== undefined) goToLine(place.line);
  };
  const toCursor = (line: number) => {
    setCursor(line);
    setChosen(null);
  };
  const openReference = (reference: Reference) => {
    const place = places.find(({ of, name: each }) => of === reference.of && each === reference.name);
    const address = addressOfReference(texts.tree, reference);
    if (reference.workflow === undefined && place !== undefined) goToLine(place.line);
    else if (address !== null) void navigate(address);
  };
  if (draft.text === null) return draft.error === null ? <LoadingRows /> : <Failed error={draft.error} />;
  const { text } = draft;
  const sideProps = {
    ...{ kind, name, text, step, tree: texts.tree, read: checked.read, onText: draft.write, onSave: save },
    onTogether: changes.begin,
    ...{ onLine: goToLine, onStep: chooseStep, onLayers: setLayers },
  };
  return (
    <>
      <SteadyBar
        {...{ kind, name, mayEdit, side, draft, changes }}
        tree={texts.tree}
        onSave={save}
        onSide={setSide}
      />
      {draft.error === null ? null : <Failed error={draft.error} />}
      {draft.conflict ? <Conflict draft={draft} /> : null}
      <Box
        sx={{ display: 'flex', flexDirection: { xs: 'column', md: 'row' }, flex: 1, minHeight: 0, gap: 1 }}
      >
        <Box sx={{ flex: 1, minWidth: 0, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
          <Centre
            id={`${kind}/${name}`}
            {...{ text, goTo, step, checked, layers }}
            readOnly={!mayEdit}
            problems={own}
            help={{ schema, locale, read: checked.read, onOpen: openReference }}
            onText={(next) => {
              checked.ask(next);
              if (next !== text) changes.follow({ kind, name, from: text, to: next });
              draft.write(next);
            }}
            onLine={toCursor}
            onStep={chooseStep}
            onGo={goToLine}
            tree={texts.tree}
          />
          <ProblemList
            {...{ text, checked, file, mayEdit }}
            tree={texts.tree}
            onLine={goToLine}
            onText={draft.write}
          />
        </Box>
        {side === null ? null : <SidePanel name={side} props={sideProps} onClose={() => setSide(null)} />}
      </Box>
      <SavedNote open={told} onClose={() => setTold(false)} />
    </>
  );
}

/** Says for a moment that it is kept. */
function SavedNote(props: { readonly open: boolean; readonly onClose: () => void }) {
  return <Snackbar {...props} autoHideDuration={4_000} message={useTranslate()('studio.saved')} />;
}

interface SteadyBarProps extends Pick<OpenDefinitionProps, 'kind' | 'name' | 'changes'> {
  readonly draft: Draft;
  readonly mayEdit: boolean;
  readonly side: string | null;
  readonly tree: Texts['tree'];
  readonly onSave: () => Promise<boolean>;
  readonly onSide: (side: string | null) => void;
}

/** The bar above, given the same functions at each key, so that it need not be rendered for it. */
function SteadyBar({ draft, changes, tree, onSave, ...rest }: SteadyBarProps) {
  return (
    <DraftBar
      {...rest}
      isKept={draft.isKept}
      isDraft={draft.isDraft}
      treeNow={useEvent(() => tree)}
      keep={useEvent(changes.keep)}
      onDiscard={useEvent(() => void draft.discard())}
      onSave={useEvent(() => void onSave())}
    />
  );
}
