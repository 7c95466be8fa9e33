import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { ChangeTraces } from './use-traces.ts';

/** Changes what a list of traces shows, which the address of its page holds. */
export function useChangeTraces(): ChangeTraces {
  const navigate = useNavigate();
  return useCallback(
    (changes, isNewPlace = false) =>
      void navigate({
        to: '.',
        search: (old: object) => ({ ...old, ...changes }) as never,
        replace: !isNewPlace,
        resetScroll: false,
      }),
    [navigate],
  );
}
