/** A link to one incident that the desktop app opens. What may stand in such links is decided in electron/shell/deep-link.ts. */
export const incidentLink = (incident: string) => `dogwatch://incident/${incident}`;
