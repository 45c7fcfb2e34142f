import { Box, Button, Paper, Popper, Typography } from '@mui/material';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslate } from 'react-admin';
import { useKeys } from '../../keys/keys.js';
import { stopsOf } from './stops.js';

/** One stop after the other, beside what it is about; arrows lead on and back, Escape ends it for good. */
export function TourStops({ onEnd }: { readonly onEnd: () => void }) {
  const translate = useTranslate();
  const [stops] = useState(() => stopsOf(document));
  const [at, setAt] = useState(0);
  const words = useRef<HTMLDivElement>(null);
  const stop = stops[at];
  useEffect(() => {
    const element = stop?.element;
    if (element === undefined) return undefined;
    words.current?.focus({ preventScroll: true });
    const { outline, outlineOffset } = element.style;
    Object.assign(element.style, { outline: '3px solid', outlineOffset: '2px' });
    return () => void Object.assign(element.style, { outline, outlineOffset });
  }, [stop]);
  const last = at === stops.length - 1;
  const on = () => (last ? onEnd() : setAt(at + 1));
  const back = () => setAt(Math.max(0, at - 1));
  useTourKeys(words, { ArrowRight: on, ArrowLeft: back, Escape: onEnd });
  // Told under `?`; they are taken before the page's own.
  useKeys({
    ArrowRight: { label: 'frame.tour.keys.on', run: nothing },
    ArrowLeft: { label: 'frame.tour.keys.back', run: nothing },
    Escape: { label: 'frame.tour.keys.end', run: nothing },
  });
  if (stop === undefined) return null;
  return (
    <Popper
      open
      anchorEl={stop.element}
      placement="bottom-start"
      sx={(theme) => ({ zIndex: theme.zIndex.modal - 1 })}
      modifiers={[{ name: 'offset', options: { offset: [0, 10] } }]}
    >
      <Paper
        ref={words}
        elevation={8}
        role="dialog"
        tabIndex={-1}
        aria-labelledby="tour-title"
        aria-describedby="tour-text"
        sx={{ p: 2, width: 320, maxWidth: '90vw', border: 1, borderColor: 'primary.main' }}
      >
        <Typography id="tour-title" component="h2" sx={{ fontWeight: 700 }}>
          {translate(`frame.tour.${stop.name}.title`)}
        </Typography>
        <Typography id="tour-text" sx={{ my: 1 }}>
          {translate(`frame.tour.${stop.name}.text`)}
        </Typography>
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
          <Box component="span" sx={{ flex: 1, color: 'text.secondary' }}>
            {translate('frame.tour.at', { at: at + 1, of: stops.length })}
          </Box>
          {last ? null : <Button onClick={onEnd}>{translate('frame.tour.leave')}</Button>}
          {at === 0 ? null : <Button onClick={back}>{translate('frame.tour.back')}</Button>}
          <Button variant="contained" onClick={on}>
            {translate(last ? 'frame.tour.end' : 'frame.tour.on')}
          </Button>
        </Box>
      </Paper>
    </Popper>
  );
}

const nothing = () => undefined;

/** The tour's keys, before the page's own: what it loads meanwhile may take the focus, and keys of the same name. A dialog that was opened over it has its own. */
function useTourKeys(words: RefObject<HTMLElement | null>, keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const act = (event: KeyboardEvent) => {
      const run = latest.current[event.key];
      if (run === undefined || event.target instanceof HTMLInputElement) return;
      const dialog = event.target instanceof Element ? event.target.closest('[role=dialog]') : null;
      if (dialog !== null && dialog !== words.current) return;
      event.preventDefault();
      event.stopPropagation();
      run();
    };
    window.addEventListener('keydown', act, { capture: true });
    return () => window.removeEventListener('keydown', act, { capture: true });
  }, [words]);
}
