/** The studio: all definitions, and the one that is open. */
import { Box, Button, useMediaQuery, useTheme } from '@mui/material';
import { useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Route, Routes, useNavigate, useParams, Link } from 'react-router-dom';
import { Empty, Failed, LoadingRows } from '../parts/States.js';
import { useMay } from '../providers/use-me.js';
import { addressOf } from './address.js';
import { useOthers } from './check/kept-answers.js';
import { useChecked, type Shown } from './check/use-checked.js';
import { DefinitionTree } from './DefinitionTree.js';
import { FolderActions } from './folder/FolderActions.js';
import { NewDefinition } from './NewDefinition.js';
import { OpenDefinition } from './OpenDefinition.js';
import { Removed } from './rename/Removed.js';
import { TogetherBar } from './together/TogetherBar.js';
import { useChanges } from './together/use-together.js';
import { useTexts, type Texts } from './use-texts.js';

/** The area's pages: the tree alone, or with a definition open. */
export default function StudioPage() {
  return (
    <Routes>
      <Route path="/" element={<Studio />} />
      <Route path="/:kind/:name" element={<Studio />} />
    </Routes>
  );
}

function Studio() {
  const { kind, name } = useParams();
  const texts = useTexts();
  const navigate = useNavigate();
  const changes = useChanges(texts, ({ from, to }) => {
    if (from.kind === kind && from.name === name) void navigate(addressOf(to));
  });
  const open = kind === undefined || name === undefined ? null : { kind, name };
  const id = open === null ? null : `${open.kind}/${open.name}`;
  const text = texts.tree.find((each) => `${each.kind}/${each.name}` === id)?.text ?? '';
  const checked = useChecked(texts.tree, texts.kept === undefined ? null : open, text);
  const wide = useMediaQuery(useTheme().breakpoints.up('md'));
  if (texts.kept === undefined)
    return texts.error === null ? (
      <LoadingRows />
    ) : (
      <Failed error={texts.error} retry={() => void texts.reload()} />
    );
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: wide ? '230px minmax(0, 1fr)' : 'minmax(0, 1fr)',
        gap: 1.5,
        height: wide ? 'calc(100dvh - 76px)' : undefined,
      }}
    >
      {wide || open === null ? <Left texts={texts} checked={checked} open={id} /> : null}
      {open === null ? (
        wide ? (
          <Choose />
        ) : null
      ) : (
        <Box sx={{ minWidth: 0, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
          {wide ? null : (
            <Button component={Link} to="/studio" sx={{ alignSelf: 'start' }}>
              {'‹ '}
              <ShowTree />
            </Button>
          )}
          <TogetherBar changes={changes} />
          <OpenDefinition key={id} {...open} {...{ texts, checked, changes }} />
        </Box>
      )}
    </Box>
  );
}

function ShowTree() {
  return useTranslate()('studio.show_tree');
}

function Choose() {
  return <Empty>{useTranslate()('studio.choose')}</Empty>;
}

function Left(props: { readonly texts: Texts; readonly checked: Shown; readonly open: string | null }) {
  const { texts, checked, open } = props;
  const translate = useTranslate();
  const navigate = useNavigate();
  const mayEdit = useMay('definitions.edit');
  const [asking, setAsking] = useState(false);
  const drafts = useMemo(
    () => new Set((texts.kept ?? []).flatMap((each) => (each.draft ? [`${each.kind}/${each.name}`] : []))),
    [texts.kept],
  );
  // What is typed changes neither the names nor, after the first letter, which texts are not kept.
  const names = useOthers(texts.tree, open ?? '');
  const ids = [...texts.unsaved.keys()].join('\n');
  const unsaved = useMemo(() => new Set(ids.split('\n')), [ids]);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}>
      {mayEdit ? (
        <Button variant="outlined" onClick={() => setAsking(true)}>
          {translate('studio.new.open')}
        </Button>
      ) : null}
      <FolderActions texts={texts} />
      <Removed />
      <DefinitionTree tree={names} problems={checked.problems} {...{ drafts, unsaved, open }} />
      {asking ? (
        <NewDefinition
          tree={texts.tree}
          onClose={() => setAsking(false)}
          onBegin={(key, text) => {
            texts.note(`${key.kind}/${key.name}`, text);
            setAsking(false);
            void navigate(addressOf(key));
          }}
        />
      ) : null}
    </Box>
  );
}
