import { ActionIcon, Tooltip } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import css from './copy-button.module.css';

const SHOWN_FOR = 1_500;

interface CopyButtonProps {
  /** Made when it is asked for: some texts are long. */
  text: string | (() => string);
  /** Stands behind "Copy". */
  what: string;
  icon?: React.ReactNode;
  /** The text itself, where it is short enough to be read before it is copied. */
  shown?: boolean;
}

/** Copies a text; says so by its icon and its name. */
export function CopyButton({ text, what, icon = <Copy size={14} />, shown = false }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(null), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(typeof text === 'string' ? text : text());
      setOutcome('copied');
    } catch {
      setOutcome('refused');
    }
  }

  const label =
    outcome === 'copied' ? 'Copied' : outcome === 'refused' ? 'The clipboard refused' : `Copy ${what}`;
  const quote = shown && outcome === null && typeof text === 'string' && (
    <code className={css.text}>{text}</code>
  );
  return (
    <Tooltip
      multiline
      label={
        <>
          {label}
          {quote}
        </>
      }
    >
      <ActionIcon aria-label={label} onClick={copy}>
        {outcome === 'copied' ? <Check size={14} /> : icon}
      </ActionIcon>
    </Tooltip>
  );
}
