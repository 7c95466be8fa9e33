export type Place = readonly [x: number, y: number];

/** What is drawn of a GeoJSON document. */
export type Shape =
  | { readonly kind: 'point'; readonly at: Place; readonly properties: Properties }
  | { readonly kind: 'line'; readonly places: readonly Place[]; readonly properties: Properties }
  | { readonly kind: 'area'; readonly rings: readonly (readonly Place[])[]; readonly properties: Properties };

type Properties = Readonly<Record<string, unknown>>;
type Fields = Readonly<Record<string, unknown>>;

const DEPTH_MAX = 20;

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

function placeOf(value: unknown): Place[] {
  const [x, y] = listOf(value);
  return typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y)
    ? [[x, y]]
    : [];
}

function placesOf(value: unknown): Place[] {
  return listOf(value).flatMap(placeOf);
}

/** All shapes of a document: a collection, a feature or a bare geometry. */
export function geojsonShapes(value: unknown, properties: Properties = {}, depth = 0): Shape[] {
  const { type, features, geometry, geometries, coordinates, ...rest } = fieldsOf(value);
  if (depth > DEPTH_MAX) return [];
  const below = (inner: unknown, own = properties): Shape[] => geojsonShapes(inner, own, depth + 1);
  switch (type) {
    case 'FeatureCollection':
      return listOf(features).flatMap((feature) => below(feature));
    case 'Feature':
      return below(geometry, fieldsOf(rest['properties']));
    case 'GeometryCollection':
      return listOf(geometries).flatMap((one) => below(one));
    case 'Point':
      return placeOf(coordinates).map((at) => ({ kind: 'point', at, properties }));
    case 'MultiPoint':
      return placesOf(coordinates).map((at) => ({ kind: 'point', at, properties }));
    case 'LineString':
      return [{ kind: 'line', places: placesOf(coordinates), properties }];
    case 'MultiLineString':
      return listOf(coordinates).map((line) => ({ kind: 'line', places: placesOf(line), properties }));
    case 'Polygon':
      return [{ kind: 'area', rings: listOf(coordinates).map(placesOf), properties }];
    case 'MultiPolygon':
      return listOf(coordinates).map((area) => ({
        kind: 'area',
        rings: listOf(area).map(placesOf),
        properties,
      }));
    default:
      return [];
  }
}

export interface Bounds {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** Where the shapes lie, with a margin; a single place gets room around it. */
export function boundsOf(shapes: readonly Shape[]): Bounds {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const shape of shapes) {
    const places =
      shape.kind === 'point' ? [shape.at] : shape.kind === 'line' ? shape.places : shape.rings.flat();
    for (const [x, y] of places) {
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [bottom, top] = [Math.min(bottom, y), Math.max(top, y)];
    }
  }
  if (left > right) return { left: -180, right: 180, bottom: -90, top: 90 };
  const margin = Math.max(right - left, top - bottom, 1e-6) * 0.08;
  return { left: left - margin, right: right + margin, bottom: bottom - margin, top: top + margin };
}

/** Round numbers between two, a handful. */
export function gridLines(from: number, to: number): number[] {
  const rough = (to - from) / 6;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough;
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.floor(to / step) - first + 1 }, (_, at) => (first + at) * step);
}
