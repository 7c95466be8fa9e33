import { type RefObject, useLayoutEffect } from 'react';

/** `/` anywhere on the page leads to the field. */
export function useSlashKey(field: RefObject<HTMLInputElement | null>, isOn = true): void {
  useLayoutEffect(() => {
    if (!isOn) return undefined;
    const focus = (event: KeyboardEvent): void => {
      const isTyping =
        event.target instanceof HTMLElement && event.target.matches('input, textarea, [contenteditable]');
      if (event.key !== '/' || isTyping || event.metaKey || event.ctrlKey) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, [field, isOn]);
}
