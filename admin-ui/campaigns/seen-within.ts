/** A button around a file's field, which has the focus: it is shown around the button. */
export const seenWithin = {
  position: 'relative',
  '&:focus-within': { outline: '2px solid currentColor', outlineOffset: 2 },
} as const;
