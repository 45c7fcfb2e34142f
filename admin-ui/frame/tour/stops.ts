/** Where the guided tour stops: at what everybody has in the frame, and at the areas that she has the right to. */

/** A thing to look at; its texts are `frame.tour.<name>.title` and `.text`. */
export interface Stop {
  readonly name: string;
  readonly selector: string;
}

const stops: readonly Stop[] = [
  { name: 'desk', selector: 'nav a[href="/desk"]' },
  { name: 'wallboard', selector: 'nav a[href="/wallboard"]' },
  { name: 'studio', selector: 'nav a[href="/studio"]' },
  { name: 'operations', selector: 'nav a[href="/operations"]' },
  { name: 'search', selector: 'header input' },
  { name: 'notices', selector: 'header [data-tour="notices"]' },
  { name: 'self', selector: 'header [data-tour="self"]' },
];

/** The stops whose thing is on the page to be seen, in their order. */
export function stopsOf(page: Document): readonly (Stop & { readonly element: HTMLElement })[] {
  return stops.flatMap((stop) => {
    const element = page.querySelector<HTMLElement>(stop.selector);
    return element === null || element.getClientRects().length === 0 ? [] : [{ ...stop, element }];
  });
}
