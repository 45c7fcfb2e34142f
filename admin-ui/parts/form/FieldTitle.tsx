import { Typography } from '@mui/material';
import type { TitleFieldProps } from '@rjsf/utils';

/** The title of a group of fields, a heading below the page's own. */
export function FieldTitle({ id, title }: TitleFieldProps) {
  return (
    <Typography id={id} component="h2" variant="subtitle1" sx={{ fontWeight: 600, mt: 1 }}>
      {title}
    </Typography>
  );
}
