import { Box } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';

const remembered = 'sportello.studio.share';
const [least, most, stride] = [20, 80, 5];

/** How much of the width the text has, in percent; it stays where it was put. */
export function useShare(): readonly [number, (share: number) => void] {
  const [share, setShare] = useState(() => within(Number(localStorage.getItem(remembered) ?? 50)));
  return [
    share,
    (next) => {
      setShare(within(next));
      localStorage.setItem(remembered, String(within(next)));
    },
  ];
}

/** Between two halves: drawn by hand, or moved by the arrow keys. */
export function Divider({
  share,
  onShare,
}: {
  readonly share: number;
  readonly onShare: (share: number) => void;
}) {
  const translate = useTranslate();
  return (
    <Box
      role="separator"
      aria-orientation="vertical"
      aria-label={translate('studio.divider')}
      aria-valuenow={Math.round(share)}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') onShare(share - stride);
        if (event.key === 'ArrowRight') onShare(share + stride);
      }}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        const halves = event.currentTarget.closest('[data-halves]')?.getBoundingClientRect();
        if (halves !== undefined) onShare(((event.clientX - halves.left) / halves.width) * 100);
      }}
      sx={{
        cursor: 'col-resize',
        touchAction: 'none',
        bgcolor: 'divider',
        '&:hover, &:focus-visible': { bgcolor: 'primary.main', outline: 'none' },
      }}
    />
  );
}

function within(share: number): number {
  return Number.isFinite(share) ? Math.min(Math.max(share, least), most) : 50;
}
