/** A rectangle in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Something on a map that gets a label. */
export interface Labelled {
  readonly middle: readonly [x: number, y: number];
  /** Width and height of the thing, in pixels. */
  readonly size: readonly [width: number, height: number];
  /** Width and height of its label, in pixels. */
  readonly label: readonly [width: number, height: number];
}

/** Pixels between two labels at least. */
const GAP = 6;
/** A label covers at most this share of what it stands on. */
const MAX_COVER = 0.8;
/** Pixels from the middle of a thing to its label that are tried; 0 only on large things. */
const RADII = [0, 20, 40, 60, 80, 100, 130, 160, 200, 240, 280];
const DIRECTIONS = 24;
/** From this distance on a label stands beside its thing: then its edge, not its middle, is so far away. */
const OUTSIDE = 40;
/** Radius of the point that a line to a label begins with, with its surroundings. */
const POINT = 9;
/** What each covered pixel of another thing costs, in pixels of distance. */
const COVER_COST = 0.03;
/** What crossing another line or label costs, in pixels of distance. */
const CROSSING_COST = 400;

/**
 * Finds a place for every label: none covers another or the middle of a small thing, and together they are the cheapest found by
 * distance, by what else they cover and by the lines they cross. Greedy, in several orders of which the best is taken.
 * @returns the labels' boxes, in the order of `things`; those of things that are named outside of themselves want a line to them
 */
export function placeLabels(things: readonly Labelled[], width: number, height: number): Box[] {
  const area = { x: 0, y: 0, width, height };
  const bySize = (one: Labelled, other: Labelled): number => areaOf(other.size) - areaOf(one.size);
  const orders = [
    bySize,
    (one: Labelled, other: Labelled) => Number(isLarge(other)) - Number(isLarge(one)) || bySize(other, one),
    (one: Labelled, other: Labelled) => one.middle[0] - other.middle[0],
    (one: Labelled, other: Labelled) => other.middle[0] - one.middle[0],
  ];
  const [best] = orders
    .map((order) => placeInOrder(things.toSorted(order), area))
    .toSorted((one, other) => one.cost - other.cost);
  return things.map((thing) => best!.places.get(thing)!);
}

function placeInOrder(things: readonly Labelled[], area: Box): { places: Map<Labelled, Box>; cost: number } {
  const places = new Map<Labelled, Box>();
  const points = things
    .filter((thing) => !isLarge(thing))
    .map(({ middle: [x, y] }): Box => ({ x: x - POINT, y: y - POINT, width: 2 * POINT, height: 2 * POINT }));
  let total = 0;
  for (const thing of things) {
    const taken = [...places.values()];
    const lines = [...places].map(([other, box]) => lineTo(other, box));
    const covered = things.filter((other) => other !== thing && !isLarge(other)).map(boxOf);
    const costOf = (box: Box, line: Line, distance: number): number => {
      const crossings =
        taken.filter((other) => crosses(line, other)).length +
        lines.filter((other) => crosses(other, box) || intersect(line, other)).length;
      const cover = covered.reduce((sum, other) => sum + shared(box, other), 0);
      return distance + COVER_COST * cover + CROSSING_COST * crossings;
    };
    const free = candidatesFor(thing)
      .filter((box) => isInside(box, area) && [...taken, ...points].every((other) => !overlap(box, other, GAP)))
      .map((box) => {
        const line = lineTo(thing, box);
        return { box, line, distance: length(line) };
      })
      .toSorted((one, other) => one.distance - other.distance);
    let best: { readonly box: Box; readonly cost: number } | undefined;
    for (const { box, line, distance } of free) {
      // No place costs less than its distance, so that none of those farther away can be better.
      if (best && distance >= best.cost) break;
      const cost = costOf(box, line, distance);
      if (!best || cost < best.cost) best = { box, cost };
    }
    places.set(thing, best?.box ?? candidatesFor(thing)[0]!);
    total += best?.cost ?? Infinity;
  }
  return { places, cost: total };
}

function isLarge({ size, label }: Labelled): boolean {
  return label[0] < size[0] * MAX_COVER && label[1] < size[1] * MAX_COVER;
}

function candidatesFor(thing: Labelled): Box[] {
  return RADII.filter((radius) => isLarge(thing) || radius >= OUTSIDE).flatMap((radius) =>
    Array.from({ length: DIRECTIONS }, (_, index) => around(thing, radius, (index / DIRECTIONS) * 2 * Math.PI)),
  );
}

type Point = readonly [x: number, y: number];
type Line = readonly [from: Point, to: Point];

/** The line from the middle of a thing to the nearest point of its label. */
export function lineTo({ middle: [x, y] }: Labelled, box: Box): Line {
  return [
    [x, y],
    [Math.min(Math.max(x, box.x), box.x + box.width), Math.min(Math.max(y, box.y), box.y + box.height)],
  ];
}

/** Whether two boxes come nearer to each other than `gap`. */
export function overlap(one: Box, other: Box, gap = 0): boolean {
  return (
    one.x < other.x + other.width + gap &&
    other.x < one.x + one.width + gap &&
    one.y < other.y + other.height + gap &&
    other.y < one.y + one.height + gap
  );
}

function around({ middle: [x, y], label: [width, height] }: Labelled, radius: number, angle: number): Box {
  const reach = radius < OUTSIDE ? 0 : 0.5;
  const right = Math.cos(angle) * (radius + reach * width);
  const down = Math.sin(angle) * (radius + reach * height);
  return { x: x + right - width / 2, y: y + down - height / 2, width, height };
}

function boxOf({ middle: [x, y], size: [width, height] }: Labelled): Box {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

function areaOf([width, height]: readonly [number, number]): number {
  return width * height;
}

/** Square pixels that two boxes share. */
function shared(one: Box, other: Box): number {
  const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, across) * Math.max(0, down);
}

function isInside(box: Box, area: Box): boolean {
  return (
    box.x >= area.x + GAP &&
    box.y >= area.y + GAP &&
    box.x + box.width <= area.x + area.width - GAP &&
    box.y + box.height <= area.y + area.height - GAP
  );
}

function length([[x1, y1], [x2, y2]]: Line): number {
  return Math.hypot(x2 - x1, y2 - y1);
}

function crosses(line: Line, { x, y, width, height }: Box): boolean {
  const corners: Point[] = [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
  return corners.some((corner, index) => intersect(line, [corner, corners[(index + 1) % 4]!]));
}

function intersect([a, b]: Line, [c, d]: Line): boolean {
  const turn = (p: Point, q: Point, r: Point): number =>
    Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  return turn(a, b, c) !== turn(a, b, d) && turn(c, d, a) !== turn(c, d, b);
}
