import type { Assessment } from './traces.ts';

/** Expectations that are no plain JSON come as text that holds some. */
function expectationValue(expectation: NonNullable<Assessment['expectation']>): unknown {
  const text = expectation.serialized_value?.value;
  if (text === undefined) return expectation.value;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** What an assessment says; undefined where it failed. */
export function assessmentValue({ feedback, expectation }: Assessment): unknown {
  return expectation === undefined ? feedback?.value : expectationValue(expectation);
}
