/** Whether a point belongs to a figure. Figures live in a square from 0 to 1, y downward. */
export type Inside = (x: number, y: number) => boolean;

/** "x,y x,y …": the points of a line, as in an SVG polyline. */
export type Points = readonly (readonly [number, number])[];
export const points = (text: string): Points =>
  text.split(' ').map((pair) => {
    const [x = 0, y = 0] = pair.split(',').map(Number);
    return [x, y];
  });

/** Asked some 100,000 times a picture: Math.hypot takes ten times as long. */
const within = (dx: number, dy: number, radius: number) => dx * dx + dy * dy <= radius * radius;

export const disc =
  (radius: number): Inside =>
  (x, y) =>
    within(x - 0.5, y - 0.5, radius);

export const ring =
  (outer: number, inner: number): Inside =>
  (x, y) =>
    disc(outer)(x, y) && !disc(inner)(x, y);

export const roundedBox =
  (left: number, top: number, right: number, bottom: number, radius: number): Inside =>
  (x, y) =>
    within(
      Math.max(left + radius - x, 0, x - right + radius),
      Math.max(top + radius - y, 0, y - bottom + radius),
      radius,
    );

/** A line of half width `radius` with round ends and corners. */
export const stroke = (line: Points, radius: number): Inside => {
  const near = boxAround(line, radius);
  const pieces = line.map(([ax, ay], index) => {
    const [bx, by] = line[index + 1] ?? [ax, ay];
    return { ax, ay, dx: bx - ax, dy: by - ay, square: (bx - ax) ** 2 + (by - ay) ** 2 };
  });
  return (x, y) =>
    near(x, y) &&
    pieces.some(({ ax, ay, dx, dy, square }) => {
      const at = square === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / square;
      const along = Math.max(0, Math.min(1, at));
      return within(x - ax - along * dx, y - ay - along * dy, radius);
    });
};

function boxAround(line: Points, margin: number): Inside {
  const xs = line.map(([x]) => x);
  const ys = line.map(([, y]) => y);
  const [left, right] = [Math.min(...xs) - margin, Math.max(...xs) + margin];
  const [top, bottom] = [Math.min(...ys) - margin, Math.max(...ys) + margin];
  return (x, y) => x >= left && x <= right && y >= top && y <= bottom;
}

/** The inside of a convex outline given clockwise, its corners rounded outward by `radius`. */
export const roundedPolygon = (outline: Points, radius: number): Inside => {
  const edge = stroke([...outline, ...outline.slice(0, 1)], radius);
  return (x, y) =>
    edge(x, y) ||
    outline.every(([ax, ay], index) => {
      const [bx, by] = outline[(index + 1) % outline.length] ?? [ax, ay];
      return (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0;
    });
};

export const anyOf =
  (figures: readonly Inside[]): Inside =>
  (x, y) =>
    figures.some((figure) => figure(x, y));
