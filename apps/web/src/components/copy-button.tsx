import { type ReactElement, useState } from 'react';
import { IconButton } from './button.tsx';

const SHOWN_MS = 1400;

export function CopyButton({ text, label = 'Copy' }: { text: string; label?: string }): ReactElement {
  const [isCopied, setIsCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setIsCopied(true);
    setTimeout(() => setIsCopied(false), SHOWN_MS);
  };
  return (
    <IconButton
      icon={isCopied ? 'check' : 'copy'}
      label={isCopied ? 'Copied' : label}
      onClick={() => void copy()}
    />
  );
}
