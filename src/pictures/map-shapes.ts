import { createRequire } from 'node:module';
import { geoArea, geoConicEqualArea, geoContains, geoPath, type GeoProjection } from 'd3-geo';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import countryCodes from 'i18n-iso-countries';
import { feature, mesh } from 'topojson-client';
import { presimplify, simplify, sphericalTriangleArea } from 'topojson-simplify';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** An area on the map, projected. */
export interface Shape {
  /** ISO 3166-1 alpha-2; absent for disputed areas. */
  readonly iso: string | undefined;
  /** The value of an SVG path's `d`. */
  readonly path: string;
  /** The middle of its largest part, in pixels. */
  readonly middle: readonly [x: number, y: number];
  /** Width and height of its largest part, in pixels. */
  readonly size: readonly [width: number, height: number];
}

/** A map without its looks. */
export interface Shapes {
  readonly areas: readonly Shape[];
  /** The borders between the areas, each line once. */
  readonly borders: string;
}

type Area = Feature<Polygon | MultiPolygon>;

/** What must be on the map: from Serbia to the Bering Strait and from Afghanistan to the Arctic. */
const FRAME = { type: 'MultiPoint', coordinates: [[17, 44], [20, 56], [62, 29], [75, 31], [140, 44], [190, 66], [60, 72], [100, 79]] } as const; // prettier-ignore
/** A place on the Crimea, which the data draw as a part of Russia of its own. */
const CRIMEA = [34.1, 45.2] as const;
/** Parts of a state smaller than this, in square pixels, cannot be seen. */
const SMALLEST = 4;
/** Points that change an outline by less than this, in square pixels, cannot be seen but take time to draw. */
const FINEST = 0.5;

/**
 * The states of Eurasia as Natural Earth has them (1:50 million; npm package `world-atlas`), projected equal in area into a picture.
 * What Natural Earth itself keeps apart as disputed (Kosovo, Northern Cyprus, the Siachen Glacier) has no state, and neither has the
 * Crimea, so that the map takes no side.
 */
export function eurasia(width: number, height: number): Shapes {
  const require = createRequire(import.meta.url);
  const projection = geoConicEqualArea()
    .rotate([-88, 0])
    .parallels([40, 65])
    .fitExtent(
      [
        [0, 0],
        [width, height],
      ],
      { ...FRAME, coordinates: FRAME.coordinates.map((point) => [...point]) },
    )
    .clipExtent([
      [0, 0],
      [width, height],
    ]);
  const detailed = require('world-atlas/countries-50m.json') as Topology<{ countries: GeometryCollection }>;
  // The projection keeps areas. What two states share is simplified once, so that no gap opens between them.
  const atlas = simplify(presimplify(detailed, sphericalTriangleArea), FINEST / projection.scale() ** 2);
  const countries = feature(atlas, atlas.objects.countries).features as Area[];
  const areas = countries.flatMap((country) => {
    const iso = country.id === undefined ? undefined : countryCodes.numericToAlpha2(country.id);
    const polygons = polygonsOf(country);
    const crimea = polygons.filter((polygon) => iso === 'RU' && geoContains(polygon, [...CRIMEA]));
    const own = polygons.filter((polygon) => !crimea.includes(polygon));
    return [shapeOf(own, iso, projection), shapeOf(crimea, undefined, projection)].filter(
      (shape) => shape !== undefined,
    );
  });
  const borders = mesh(atlas, atlas.objects.countries, (one, other) => one !== other);
  return { areas, borders: geoPath(projection).digits(1)(borders)! };
}

function polygonsOf({ geometry }: Area): Polygon[] {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return parts.map((coordinates) => ({ type: 'Polygon', coordinates }));
}

/** Undefined where nothing of it is in the picture. */
function shapeOf(polygons: readonly Polygon[], iso: string | undefined, projection: GeoProjection): Shape | undefined {
  const draw = geoPath(projection).digits(1);
  const seen = polygons.filter((polygon) => draw.area(polygon) >= SMALLEST);
  const [largest] = seen.toSorted((one, other) => geoArea(other) - geoArea(one));
  if (!largest) return undefined;
  const [[left, top], [right, bottom]] = draw.bounds(largest);
  const coordinates = seen.map((polygon) => polygon.coordinates);
  return {
    iso,
    path: draw({ type: 'MultiPolygon', coordinates })!,
    middle: draw.centroid(largest),
    size: [right - left, bottom - top],
  };
}
