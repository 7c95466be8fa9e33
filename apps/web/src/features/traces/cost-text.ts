/** US dollars: cents where there are some, else as many digits as it takes. */
export function costText(cost: number): string {
  if (cost === 0) return '$0';
  return cost >= 1 ? `$${cost.toFixed(2)}` : `$${Number(cost.toPrecision(2))}`;
}
