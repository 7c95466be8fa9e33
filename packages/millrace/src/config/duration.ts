const FORM =
  /^(?:(?<d>\d+(?:\.\d+)?)d)?(?:(?<h>\d+(?:\.\d+)?)h)?(?:(?<m>\d+(?:\.\d+)?)m)?(?:(?<s>\d+(?:\.\d+)?)s)?$/;
const UNIT_MS: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 };

/** `1d2h3m4s`, each part optional and possibly with a fraction, in milliseconds; undefined for anything else. */
export function durationMs(text: string): number | undefined {
  const parts = text === '' ? undefined : FORM.exec(text)?.groups;
  if (parts === undefined) return undefined;
  const ms = Object.entries(parts).reduce(
    (sum, [unit, amount]) => sum + Number(amount ?? 0) * (UNIT_MS[unit] ?? 0),
    0,
  );
  return Math.round(ms);
}
