import { describe, expect, it } from 'vitest';
import { readNotebook } from './notebook.ts';

describe('readNotebook', () => {
  it('reads cells and their outputs', () => {
    const notebook = readNotebook({
      metadata: { language_info: { name: 'python' } },
      cells: [
        { cell_type: 'markdown', source: ['# A\n', 'b'] },
        {
          cell_type: 'code',
          source: 'x',
          execution_count: 3,
          outputs: [
            { output_type: 'stream', name: 'stderr', text: '\u001B[31mred\u001B[0m' },
            { output_type: 'display_data', data: { 'image/png': 'iVBO\nRw0=', 'text/plain': 'p' } },
            { output_type: 'execute_result', data: { 'text/html': '<b>x</b>', 'text/plain': 'x' } },
            { output_type: 'error', traceback: ['a', 'b'] },
            { output_type: 'no such' },
          ],
        },
      ],
    });
    expect(notebook.cells).toEqual([
      { kind: 'markdown', source: '# A\nb', count: undefined, outputs: [] },
      {
        kind: 'code',
        source: 'x',
        count: 3,
        outputs: [
          { kind: 'text', text: 'red', isError: true },
          { kind: 'image', source: 'data:image/png;base64,iVBORw0=' },
          { kind: 'html', html: '<b>x</b>', text: 'x' },
          { kind: 'text', text: 'a\nb', isError: true },
        ],
      },
    ]);
  });

  it('takes no image that is none', () => {
    const data = { 'image/png': '" onerror="alert(1)', 'text/plain': 'p' };
    const cells = [{ cell_type: 'code', outputs: [{ output_type: 'display_data', data }] }];
    expect(readNotebook({ cells }).cells[0]?.outputs).toEqual([{ kind: 'text', text: 'p', isError: false }]);
    expect(() => readNotebook({ worksheets: [] })).toThrow('no notebook');
    expect(() => readNotebook(null)).toThrow('no notebook');
    expect(readNotebook({ cells: [null, 1] }).cells).toHaveLength(2);
  });
});
