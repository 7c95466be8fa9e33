/** Words for the names of runs and models that were given none. */
const ADJECTIVES = [
  'able', 'amber', 'apt', 'bold', 'brave', 'breezy', 'bright', 'brisk', 'calm', 'candid', 'cheery', 'clear', 'clever',
  'coral', 'crisp', 'curious', 'daring', 'deft', 'eager', 'early', 'fair', 'fleet', 'fond', 'gentle', 'glad', 'golden',
  'grand', 'hardy', 'hazel', 'honest', 'humble', 'ivory', 'jolly', 'keen', 'kind', 'lively', 'loyal', 'lucid', 'mellow',
  'merry', 'mild', 'neat', 'nimble', 'noble', 'open', 'patient', 'plucky', 'polite', 'proud', 'quick', 'quiet', 'rapid',
  'ready', 'rosy', 'rustic', 'serene', 'sharp', 'silver', 'smooth', 'snug', 'solid', 'spry', 'steady', 'stout', 'sunny',
  'swift', 'tidy', 'tranquil', 'upbeat', 'vivid', 'warm', 'wise', 'witty', 'zesty',
] as const;
const NOUNS = [
  'alder', 'badger', 'beaver', 'birch', 'bison', 'brook', 'cedar', 'cove', 'crane', 'creek', 'dale', 'deer', 'dove',
  'eddy', 'elk', 'falcon', 'fern', 'finch', 'fjord', 'ford', 'fox', 'glen', 'grove', 'gull', 'harbor', 'hare', 'hawk',
  'hazel', 'heron', 'hill', 'ibis', 'jay', 'lagoon', 'lark', 'linden', 'lynx', 'maple', 'marsh', 'marten', 'meadow',
  'mill', 'moss', 'newt', 'oak', 'orchid', 'osprey', 'otter', 'owl', 'pebble', 'pike', 'pine', 'plover', 'pond', 'quail',
  'raven', 'reed', 'reef', 'ridge', 'river', 'robin', 'sable', 'seal', 'shore', 'spruce', 'stream', 'swan', 'tern',
  'thrush', 'trout', 'vale', 'wharf', 'willow', 'wren',
] as const;

/** `swift-heron-417`: pronounceable, and rarely the same twice in one experiment. */
export function randomName(random: () => number): string {
  const pick = <T>(words: readonly T[]): T => words[Math.floor(random() * words.length)] as T;
  return `${pick(ADJECTIVES)}-${pick(NOUNS)}-${Math.floor(random() * 1000)}`;
}
