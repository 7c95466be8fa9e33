/** How a list is ordered: by which column, and whether the smallest comes first. */
export interface Sort {
  readonly id: string;
  readonly ascending: boolean;
}

/** A sort as it stands in an address: `loss`, or `-loss` for the largest first. */
export function readSort(text: string): Sort {
  return { id: text.replace(/^-/, ''), ascending: !text.startsWith('-') };
}

export function writeSort({ id, ascending }: Sort): string {
  return `${ascending ? '' : '-'}${id}`;
}
