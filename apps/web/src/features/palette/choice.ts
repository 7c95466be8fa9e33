import type { IconName } from '../../components/icon.tsx';

/** Something that the palette leads to or does. */
export interface Choice {
  readonly id: string;
  readonly title: string;
  /** What it is, or where it lies. */
  readonly detail?: string;
  readonly icon: IconName;
  /** Where it leads, below the server's prefix. */
  readonly address?: string;
  readonly act?: () => void;
  /** Other words by which it is found. */
  readonly words?: string;
}

export interface ChoiceGroup {
  readonly title: string;
  readonly choices: readonly Choice[];
}

/** Whether each word of the text begins some word of the choice, or stands in it. */
export function fits({ title, detail = '', words = '' }: Choice, text: string): boolean {
  const all = `${title} ${detail} ${words}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

/** Groups without what has come before, and without those that are empty. */
export function withoutRepeats(groups: readonly ChoiceGroup[]): ChoiceGroup[] {
  const seen = new Set<string>();
  return groups.flatMap(({ title, choices }) => {
    const fresh = choices.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    return fresh.length === 0 ? [] : [{ title, choices: fresh }];
  });
}
