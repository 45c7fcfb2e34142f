import { Paper, Typography } from '@mui/material';
import { useEffect, useRef, type ReactNode } from 'react';

interface ToldProps {
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}

/** What a page says in the place of a form; the keyboard and screen readers come to it at once. */
export function Told({ title, text, children }: ToldProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [title]);
  return (
    <Paper variant="outlined" sx={{ p: 3 }}>
      <Typography ref={heading} component="h1" variant="h5" tabIndex={-1} sx={{ outline: 'none' }}>
        {title}
      </Typography>
      <Typography sx={{ my: 1 }}>{text}</Typography>
      {children}
    </Paper>
  );
}
