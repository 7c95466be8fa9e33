import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { experimentQuery } from '../../api/experiments.ts';

/** A link to an experiment, by its ID until its name is known. */
export function ExperimentCrumb({ id }: { readonly id: string }): ReactElement {
  const { data } = useQuery(experimentQuery(id));
  return (
    <Link to="/e/$id" params={{ id }}>
      {data?.name ?? id}
    </Link>
  );
}
