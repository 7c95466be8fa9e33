import type { ReactElement } from 'react';

/** Drawn on a grid of 16, in lines of 1.5: one family, no library. */
const PATHS = {
  home: 'M2.500 7 8 2.500 13.500 7v6.500h-4v-4h-3v4h-4z',
  experiments: 'M6 2.500h4M6.750 2.500v4L3 13.500h10L9.250 6.500v-4M4.700 10.500h6.600',
  models: 'm8 2 5.500 3v6L8 14l-5.500-3V5zM2.500 5 8 8l5.500-3M8 8v6',
  prompts: 'M2.500 3h11v8H8l-3.500 2.750V11h-2zM5 6h6M5 8.250h3.500',
  traces: 'M2.500 3.500h5v2.500h-5zM5 9.750h4.500v2.500H5zM8.500 6.600h5v2.500h-5z',
  settings:
    'M3 4.500h6m3 0h1M3 8h1m3 0h6M3 11.500h5m3 0h2M10.500 4.500a1.500 1.500 0 1 0 0 .01M5.500 8a1.500 1.500 0 1 0 0 .01M9.500 11.500a1.500 1.500 0 1 0 0 .01',
  search: 'M7.250 12a4.750 4.750 0 1 0 0-9.500 4.750 4.750 0 0 0 0 9.500M10.700 10.700 13.750 13.750',
  chevron: 'm6 3.500 4.500 4.500L6 12.500',
  down: 'm3.500 6 4.500 4.500L12.500 6',
  plus: 'M8 3v10M3 8h10',
  close: 'm3.750 3.750 8.500 8.500m0-8.500-8.500 8.500',
  copy: 'M5.500 5.500h8v8h-8zM10.500 5.500v-3h-8v8h3',
  check: 'm3 8.500 3.250 3.250L13 4.750',
  more: 'M3.500 8h.010M8 8h.010M12.500 8h.010',
  sun: 'M8 10.750a2.750 2.750 0 1 0 0-5.500 2.750 2.750 0 0 0 0 5.500M8 1.750v1.500m0 9.500v1.500M1.750 8h1.500m9.500 0h1.500M3.600 3.600l1.050 1.050m6.700 6.700 1.050 1.050m0-8.800-1.050 1.050m-6.700 6.700L3.600 12.400',
  moon: 'M13.250 9.500A5.750 5.750 0 0 1 6.500 2.750a5.750 5.750 0 1 0 6.750 6.750z',
  system: 'M2.500 3h11v7.500h-11zM6 13.500h4M8 10.500v3',
  tag: 'M2.500 2.500h5L13.750 8.750l-5 5L2.500 7.500zM5.250 5.250h.010',
  external: 'M6.500 3h-4v10.500H13v-4M9 2.500h4.500V7M13.250 2.750 7.500 8.500',
  history: 'M2.750 8a5.250 5.250 0 1 0 1.600-3.750L2.750 5.750M2.750 2.500v3.250H6M8 5v3l2.250 1.500',
  run: 'm4.500 3 8 5-8 5z',
  data: 'M2.750 4c0-1 2.350-1.750 5.250-1.750S13.250 3 13.250 4 10.900 5.750 8 5.750 2.750 5 2.750 4M2.750 4v8c0 1 2.350 1.750 5.250 1.750s5.250-.75 5.250-1.750V4M2.750 8c0 1 2.350 1.750 5.250 1.750S13.250 9 13.250 8',
} as const;

export type IconName = keyof typeof PATHS;

interface IconProps {
  readonly name: IconName;
  readonly size?: number;
}

/** Always decorative: the control that it stands in has a name of its own. */
export function Icon({ name, size = 16 }: IconProps): ReactElement {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
