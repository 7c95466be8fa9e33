/*
 * Every bound of the search grammars. MLflow's own bounds come from its tokenizer (10,000 tokens, 100 levels)
 * and from SQLite (64 joined tables, so about 60 metric, param and tag clauses); ours are wider where that is
 * useful and always answer 400.
 */

/** Longest accepted filter, in UTF-16 units. Room for an IN list of some thousands of run ids. */
export const FILTER_LENGTH_MAX_CHARS = 262_144;

/** Deepest nesting of parentheses and NOT together. */
export const FILTER_NESTING_MAX_LEVELS = 64;

/** Most comparisons in one filter. */
export const FILTER_CLAUSES_MAX_COUNT = 500;

/** Most strings in one IN list. */
export const IN_LIST_MAX_ENTRIES = 5_000;

/** Most order_by items in one request. */
export const ORDER_BY_MAX_TERMS = 60;

/** Longest accepted order_by item, in UTF-16 units (a key has at most 250 code points). */
export const ORDER_BY_LENGTH_MAX_CHARS = 2_048;

/** Longest accepted regular expression, in UTF-16 units. */
export const REGEX_LENGTH_MAX_CHARS = 1_000;

/** Most automaton states of one regular expression, after repetitions are written out. */
export const REGEX_MAX_STATES = 1_000;

/** Deepest nesting of groups in a regular expression. */
export const REGEX_NESTING_MAX_LEVELS = 50;

/** Longest accepted expression over metrics, in UTF-16 units. */
export const EXPRESSION_LENGTH_MAX_CHARS = 2_000;

/** Deepest nesting of parentheses, calls, signs and powers together in an expression over metrics. */
export const EXPRESSION_NESTING_MAX_LEVELS = 50;

/** Most metrics in one expression. */
export const EXPRESSION_METRICS_MAX_COUNT = 20;
