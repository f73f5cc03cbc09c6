import { expect, it } from 'vitest';
import { MAP_HEIGHT } from '../../src/pictures/map.ts';
import { eurasia } from '../../src/pictures/map-shapes.ts';
import { WIDTH } from '../../src/pictures/theme.ts';

const { areas, borders } = eurasia(WIDTH, MAP_HEIGHT);
const pointsOf = (path: string): string[] => path.match(/-?[\d.]+,-?[\d.]+/g) ?? [];

it('neighbours share every point of the border between them, so that no gap opens', () => {
  const owners = new Map<string, number>();
  for (const { path } of areas)
    for (const point of new Set(pointsOf(path))) owners.set(point, (owners.get(point) ?? 0) + 1);
  // Where the frame cuts a border, and where an area is too small to be drawn, there is no neighbour.
  const inside = pointsOf(borders).filter((point) => {
    const [x, y] = point.split(',').map(Number) as [number, number];
    return x > 1 && y > 1 && x < WIDTH - 1 && y < MAP_HEIGHT - 1;
  });
  expect(inside.length).toBeGreaterThan(1000);
  const alone = inside.filter((point) => (owners.get(point) ?? 0) < 2);
  expect(alone.length / inside.length).toBeLessThan(0.01);
});

it('has all states that the map names, and no more points than one can see', () => {
  const states = areas.map(({ iso }) => iso);
  for (const iso of ['AM', 'AZ', 'BY', 'GE', 'KG', 'KZ', 'RU', 'TJ', 'UZ', 'AF', 'RS']) expect(states).toContain(iso);
  const points = [...areas.map(({ path }) => path), borders].flatMap(pointsOf);
  expect(points.length).toBeLessThan(20_000);
});
