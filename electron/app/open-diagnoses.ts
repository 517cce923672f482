import type { Settings } from '../../shared/settings.ts';
import { createDiagnoses, type Diagnoses, type DiagnosesDeps } from '../diagnose/diagnoses.ts';
import { createModel } from '../diagnose/model.ts';
import type { Incidents } from '../incidents/incidents.ts';
import type { Store } from '../store/store.ts';

/** The diagnosing room over a session's own database, and the model that the settings name. */
export function openDiagnoses({
  store,
  incidents,
  settings,
  secrets,
  ...deps
}: {
  store: Store;
  incidents: Incidents;
  settings: () => Settings;
  secrets: { get(name: string): Promise<string | null> };
} & Pick<DiagnosesDeps, 'connectionOf' | 'clock' | 'log'>): Diagnoses {
  return createDiagnoses({
    ...deps,
    detail: incidents.get,
    save: store.diagnoses.save,
    secondOpinion: createModel(
      () => settings().diagnosis.model,
      async () => (await secrets.get('model-key')) ?? '',
    ),
    timeoutMs: () => settings().diagnosis.timeout * 1000,
  });
}
