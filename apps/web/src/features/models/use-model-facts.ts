import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { modelSourcesQuery } from '../../api/model-sources.ts';
import { modelQuery, modelVersionsQuery, type RegisteredModel } from '../../api/registry.ts';
import { type VersionFacts, versionFacts } from './version-facts.ts';

interface ModelFacts {
  readonly model: RegisteredModel | undefined;
  /** The newest first; undefined until they are there. */
  readonly facts: readonly VersionFacts[] | undefined;
  /** Whether metrics and params are known: they come after the versions. */
  readonly areSourcesKnown: boolean;
  readonly error: Error | null;
  readonly refetch: () => void;
}

/** A model with its versions and what is known of where they come from. */
export function useModelFacts(name: string): ModelFacts {
  const model = useQuery(modelQuery(name));
  const versions = useQuery(modelVersionsQuery(name));
  // Versions are worth seeing without their metrics: a refusal here is not one of the page.
  const sources = useQuery(modelSourcesQuery(name));
  const facts = useMemo(
    () =>
      model.data === undefined || versions.data === undefined
        ? undefined
        : versionFacts(model.data, versions.data, sources.data),
    [model.data, versions.data, sources.data],
  );
  return {
    model: model.data,
    facts,
    areSourcesKnown: !sources.isPending,
    error: model.error ?? versions.error,
    refetch: () => void Promise.all([model.refetch(), versions.refetch()]),
  };
}
