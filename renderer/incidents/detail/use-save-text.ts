import { useView } from '../../frame/store.ts';
import { type Action, useAction } from '../../frame/use-action.ts';

/** Saves a text as a file: a desktop asks where, a browser downloads it. */
export function useSaveText(): Pick<Action, 'busy' | 'error'> & {
  save(name: string, text: string): Promise<void>;
} {
  const action = useAction();
  const host = useView(({ app }) => app?.host);
  return {
    busy: action.busy,
    error: action.error,
    async save(name, text) {
      if (host === 'desktop') await action.run('shell.saveText', { name, text });
      else download(name, text);
    },
  };
}

/** A file name in plain ASCII from names of any kind. */
export function fileName(parts: readonly string[], extension: string): string {
  const name = parts
    .map((part) => part.replace(/[^\w.-]+/g, '-').replace(/^[^\w]+/, ''))
    .filter((part) => part !== '')
    .join('-');
  return `${name.slice(0, 180) || 'log'}.${extension}`;
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser holds its own reference by now.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
