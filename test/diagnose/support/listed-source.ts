import type { CaseSource } from '../../../electron/diagnose/case-reader.ts';
import { KubeError } from '../../../electron/kube/kube-error.ts';

type Answer = object | string | KubeError;

/**
 * A cluster as its API answers: by path without the query for objects and lists, and by the whole path and query for
 * logs. What is not named is not there.
 */
export function listedSource(answers: Record<string, Answer>): CaseSource & { asked: string[] } {
  const asked: string[] = [];
  async function answer(path: string): Promise<Answer> {
    asked.push(path);
    const [bare = ''] = path.split('?');
    const found = answers[path] ?? answers[bare];
    if (found === undefined) throw new KubeError('not_found', `${bare} is not there`, { status: 404 });
    if (found instanceof KubeError) throw found;
    return found;
  }
  return {
    asked,
    getJson: answer,
    getText: async (path) => String(await answer(path)),
  };
}

export const forbidden = (what: string) =>
  new KubeError('forbidden', `not permitted to ${what}`, { status: 403 });
