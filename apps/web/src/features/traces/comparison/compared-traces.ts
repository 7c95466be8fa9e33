/** More do not fit beside each other, and each may have tens of thousands of spans. */
export const COMPARED_TRACES_MAX = 8;
