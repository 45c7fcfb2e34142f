/** A reference sample as it is pasted: a line a figure, `name; n; mean; standard deviation`. */
export function referenceOf(text: string) {
  return text
    .split('\n')
    .map((line) => line.split(/[;\t]/).map((part) => part.trim()))
    .filter(([name = '']) => name !== '')
    .map(([name, n, mean, deviation]) => {
      return { name, n: numberOf(n), mean: numberOf(mean), deviation: numberOf(deviation) };
    });
}

/** A number with a point or a comma. */
function numberOf(text = ''): number {
  return Number(text.replace(',', '.'));
}
