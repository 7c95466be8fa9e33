import { describe, expect, it } from 'vitest';
import { imageSeries } from './image-steps.ts';

const id = 'c0ffee00-0000-4000-8000-000000000000';

describe('imageSeries', () => {
  it("reads the names of MLflow's client, old and new", () => {
    const at = (step: number, end: string): string => `images/a~b+step+${step}+timestamp+9+${id}${end}`;
    expect(
      imageSeries([
        at(10, '.png'),
        at(2, '.png'),
        at(2, '+compressed.webp'),
        `images/c%step%0%timestamp%5%${id}.png`,
        'images/notes.txt',
      ]),
    ).toEqual([
      {
        key: 'a/b',
        images: [
          { step: 2, path: at(2, '.png'), previewPath: at(2, '+compressed.webp') },
          { step: 10, path: at(10, '.png'), previewPath: at(10, '.png') },
        ],
      },
      {
        key: 'c',
        images: [
          {
            step: 0,
            path: `images/c%step%0%timestamp%5%${id}.png`,
            previewPath: `images/c%step%0%timestamp%5%${id}.png`,
          },
        ],
      },
    ]);
  });

  it.each([
    [['s_1.png', 's_10.png', 's_2.png'], [['s', [1, 2, 10]]]],
    [
      ['f/conf-epoch-3.jpg', 'f/roc.svg'],
      [
        ['conf', [3]],
        ['roc.svg', [0]],
      ],
    ],
    [['7.png'], [['7.png', [7]]]],
    [['a.txt'], []],
  ])('reads %j', (paths, series) => {
    expect(imageSeries(paths).map(({ key, images }) => [key, images.map(({ step }) => step)])).toEqual(
      series,
    );
  });
});
