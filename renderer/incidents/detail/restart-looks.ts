/** How the lines of a chart are told apart: by colour (a name of tokens.css) and by their dashes (px). */
export const LOOKS = [
  { color: 'accent', dash: [] },
  { color: 'warning-shape', dash: [7, 4] },
  { color: 'good-shape', dash: [2, 3] },
  { color: 'info-shape', dash: [9, 3, 2, 3] },
] as const;
