import { open, rename, rm } from 'node:fs/promises';
import { dialog } from 'electron';

/**
 * Asks for a place, then has `write` fill the file, which appears there whole or not at all. Resolves to its path, or
 * to null when the person chose none. Rejects with one sentence when it cannot be written.
 */
export async function saveFile(
  suggestedName: string,
  write: (append: (text: string) => Promise<void>) => Promise<void>,
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: suggestedName });
  if (canceled || filePath === '') return null;
  const partial = `${filePath}.part`;
  try {
    const file = await open(partial, 'w');
    try {
      await write((text) => file.appendFile(text));
    } finally {
      await file.close();
    }
    await rename(partial, filePath);
  } catch (error) {
    await rm(partial, { force: true });
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${filePath} could not be written (${reason}).`, { cause: error });
  }
  return filePath;
}
