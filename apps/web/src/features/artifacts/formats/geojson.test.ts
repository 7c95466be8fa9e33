import { describe, expect, it } from 'vitest';
import { boundsOf, geojsonShapes, gridLines } from './geojson.ts';

describe('GeoJSON', () => {
  it('finds every shape', () => {
    const shapes = geojsonShapes({
      type: 'FeatureCollection',
      features: [
        { type: 'Feature', properties: { a: 1 }, geometry: { type: 'Point', coordinates: [1, 2, 3] } },
        {
          type: 'Feature',
          geometry: {
            type: 'GeometryCollection',
            geometries: [
              {
                type: 'MultiLineString',
                coordinates: [
                  [
                    [0, 0],
                    [1, 1],
                  ],
                ],
              },
              {
                type: 'MultiPolygon',
                coordinates: [
                  [
                    [
                      [0, 0],
                      [4, 0],
                      [4, 3],
                    ],
                  ],
                ],
              },
            ],
          },
        },
      ],
    });
    expect(shapes.map(({ kind }) => kind)).toEqual(['point', 'line', 'area']);
    expect(shapes[0]?.properties).toEqual({ a: 1 });
    expect(boundsOf(shapes)).toMatchObject({ left: -0.32, right: 4.32 });
  });

  it('passes over what is none', () => {
    const nested = Array.from({ length: 30 }).reduce<unknown>(
      (inner) => ({ type: 'GeometryCollection', geometries: [inner] }),
      { type: 'Point', coordinates: [0, 0] },
    );
    for (const value of [null, 1, {}, { type: 'Point', coordinates: ['a', null] }, nested]) {
      expect(geojsonShapes(value)).toEqual([]);
    }
    expect(boundsOf([])).toMatchObject({ left: -180, top: 90 });
  });

  it('draws a grid at round numbers', () => {
    expect(gridLines(-0.3, 4.4)).toEqual([0, 1, 2, 3, 4]);
    expect(gridLines(0, 100)).toEqual([0, 20, 40, 60, 80, 100]);
  });
});
