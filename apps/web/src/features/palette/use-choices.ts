import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { PREFIX } from '../../api/call.ts';
import { keys } from '../../api/keys.ts';
import type { RunTable } from '../../api/run-table.ts';
import {
  foundExperimentsQuery,
  foundModelsQuery,
  foundPromptsQuery,
  searchedRunsQuery,
} from '../../api/search.ts';
import { recentChoices } from '../../app/recent-choices.ts';
import { useSettings } from '../../app/settings.ts';
import { type Choice, type ChoiceGroup, fits, withoutRepeats } from './choice.ts';
import { actChoices, pageChoices } from './fixed-choices.ts';

const SETTLE_MS = 120;
const FOUND_MAX = 6;
const METRICS_MAX = 6;
const RECENT_SHOWN = 6;

/** What the palette offers for a text: what was chosen before comes first. */
export function useChoices(text: string, onKeys: () => void): ChoiceGroup[] {
  const settings = useSettings();
  const recent = recentChoices.use();
  const metrics = useMetricsAtHand();
  const found = useFound(text.trim());
  return useMemo(() => {
    const fixed = (choices: readonly Choice[]): Choice[] => choices.filter((choice) => fits(choice, text));
    const wanted = text.trim();
    const everywhere: Choice = {
      id: 'search',
      title: `Search everywhere for “${wanted}”`,
      icon: 'search',
      address: `/search?${new URLSearchParams({ q: wanted }).toString()}`,
    };
    return withoutRepeats([
      { title: 'Chosen before', choices: fixed(recent).slice(0, RECENT_SHOWN) },
      { title: 'Pages', choices: fixed(pageChoices()) },
      {
        title: 'Metrics of this experiment',
        choices: wanted === '' ? [] : fixed(metrics).slice(0, METRICS_MAX),
      },
      ...found,
      { title: 'Actions', choices: fixed(actChoices({ settings, onKeys })) },
      { title: 'More', choices: wanted === '' ? [] : [everywhere] },
    ]);
  }, [text, settings, recent, metrics, found, onKeys]);
}

/** The metrics of the experiment whose page is open, as far as it has them. */
function useMetricsAtHand(): readonly Choice[] {
  const queries = useQueryClient();
  return useMemo(() => {
    const [, id] = /^\/e\/([^/]+)/.exec(window.location.pathname.slice(PREFIX.length)) ?? [];
    if (id === undefined) return [];
    const table = queries.getQueryData<RunTable>(keys.runIndex([id]));
    return (table?.keys.metrics ?? []).map(({ key }): Choice => ({
      id: `metric ${id} ${key}`,
      title: key,
      detail: 'Chart',
      icon: 'chart',
      address: `/e/${id}?${new URLSearchParams({ tab: 'charts', keys: key }).toString()}`,
    }));
  }, [queries]);
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

function useFound(typed: string): ChoiceGroup[] {
  const text = useSettled(typed);
  const question = { text, max: FOUND_MAX };
  const options = { enabled: text !== '', placeholderData: <T>(old: T): T => old };
  const { data: experiments } = useQuery({ ...foundExperimentsQuery(question), ...options });
  const { data: runs } = useQuery({ ...searchedRunsQuery(question, true), ...options });
  const { data: models } = useQuery({ ...foundModelsQuery(question), ...options });
  const { data: prompts } = useQuery({ ...foundPromptsQuery(question), ...options });
  return useMemo(() => {
    if (text === '') return [];
    return [
      {
        title: 'Experiments',
        choices: (experiments ?? []).map(({ experiment_id, name }): Choice => ({
          id: `experiment ${experiment_id}`,
          title: name,
          icon: 'experiments',
          address: `/e/${experiment_id}`,
        })),
      },
      {
        title: 'Runs',
        choices: (runs ?? []).map(({ info }): Choice => ({
          id: `run ${info.run_id}`,
          title: info.run_name,
          detail: info.run_id.slice(0, 8),
          icon: 'run',
          address: `/e/${info.experiment_id}/r/${info.run_id}`,
        })),
      },
      {
        title: 'Models',
        choices: (models ?? []).map(({ name }): Choice => ({
          id: `model ${name}`,
          title: name,
          icon: 'models',
          address: `/models/${encodeURIComponent(name)}`,
        })),
      },
      {
        title: 'Prompts',
        choices: (prompts ?? []).map(({ name }): Choice => ({
          id: `prompt ${name}`,
          title: name,
          icon: 'prompts',
          address: `/prompts/${encodeURIComponent(name)}`,
        })),
      },
    ];
  }, [text, experiments, runs, models, prompts]);
}
