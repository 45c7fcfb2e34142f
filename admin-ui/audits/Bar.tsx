import { Box } from '@mui/material';

interface Props {
  readonly value: number;
  readonly of: number;
  /** Half an interval around the value, in its measure; it is drawn as a whisker. */
  readonly margin?: number | null;
  /** A line where one wants it to be. */
  readonly mark?: number | null;
  readonly low?: boolean;
}

/** A bar beside a number that says the same: who listens is told the number alone. */
export function Bar({ value, of, margin = null, mark = null, low = false }: Props) {
  const at = (amount: number) => `${String(of <= 0 ? 0 : Math.min(100, Math.max(0, (amount / of) * 100)))}%`;
  return (
    <Box
      aria-hidden
      sx={{ position: 'relative', height: 12, minWidth: 80, bgcolor: 'action.hover', borderRadius: 1 }}
    >
      <Box
        sx={{
          ...{ position: 'absolute', inset: 0, right: 'auto', width: at(value), borderRadius: 1 },
          bgcolor: low ? 'error.main' : 'primary.main',
        }}
      />
      {margin === null ? null : (
        <Box
          sx={{
            ...{ position: 'absolute', top: 5, height: 2, left: at(value - margin) },
            width: `calc(${at(value + margin)} - ${at(value - margin)})`,
            ...{ bgcolor: 'text.primary', outline: '1px solid', outlineColor: 'background.paper' },
          }}
        />
      )}
      {mark === null ? null : (
        <Box
          sx={{
            position: 'absolute',
            top: -2,
            bottom: -2,
            width: 2,
            left: at(mark),
            bgcolor: 'text.primary',
          }}
        />
      )}
    </Box>
  );
}
