import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { refusal } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('scorers/register', () => {
  it('counts versions from 1 under one id', async () => {
    const scorer = { experiment_id: '0', name: 'judge', serialized_scorer: '{"n": 1.50}' };
    const [first, second] = [
      await at.post('scorers/register', scorer),
      await at.post('scorers/register', scorer),
    ];
    expect(first.json).toMatchObject({ version: 1, experiment_id: '0', serialized_scorer: '{"n": 1.50}' });
    const { scorer_id } = first.json as { scorer_id: string };
    expect(scorer_id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(second.json).toMatchObject({ version: 2, scorer_id });
  });

  it.each([
    ['no JSON', 'serialized_scorer must be valid JSON'],
    ['[]', 'serialized_scorer must be a JSON object'],
    [
      '{"a": [{"call_source": "import os"}]}',
      'Custom scorer registration (using @scorer decorator) is disabled',
    ],
    ['{"instructions_judge_pydantic_data": {"model": " "}}', 'Scorer model cannot be empty'],
    ['{"instructions_judge_pydantic_data": {"model": 5}}', 'Scorer model must be a string, got int.'],
    ['{"third_party_scorer_data": {"kwargs": [1]}}', 'must be a JSON object, got list.'],
    ['{"third_party_scorer_data": {"kwargs": {"b": {"api_base": 1}}}}', "must not contain 'api_base'"],
  ])('refuses %s', async (serialized_scorer, message) => {
    const answer = await at.post('scorers/register', {
      experiment_id: '0',
      name: 'judge',
      serialized_scorer,
    });
    expect(refusal(answer)).toEqual([400, 'INVALID_PARAMETER_VALUE', expect.stringContaining(message)]);
    expect(await at.scorers()).toEqual([]);
  });

  it('refuses a gateway and an experiment that are not there, and a blank name', async () => {
    const scorer = { experiment_id: '0', name: 'judge', serialized_scorer: '{}' };
    const serialized_scorer = '{"instructions_judge_pydantic_data": {"model": "gateway:/chat"}}';
    expect(refusal(await at.post('scorers/register', { ...scorer, serialized_scorer }))).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
      "GatewayEndpoint not found (name='chat')",
    ]);
    expect((await at.post('scorers/register', { ...scorer, experiment_id: '987' })).status).toBe(404);
    expect((await at.post('scorers/register', { ...scorer, name: ' ' })).status).toBe(400);
  });
});
