import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Button } from '../components/button.tsx';
import { CheckList } from '../components/check-list.tsx';
import { Crumbs } from '../components/crumbs.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Page } from '../components/page.tsx';
import { Popover } from '../components/popover.tsx';
import { Refusal } from '../components/refusal.tsx';
import { ToggleButton } from '../components/toggle-button.tsx';
import { useModelFacts } from '../features/models/use-model-facts.ts';
import { VersionsComparison } from '../features/models/versions-comparison.tsx';

const route = getRouteApi('/models/$name/compare');

/** Versions of a model side by side; which ones, and what is shown of them, stands in the address. */
export function ModelVersionsComparePage(): ReactElement {
  const { name } = route.useParams();
  const { versions = '', diff = false, order = false } = route.useSearch();
  const navigate = route.useNavigate();
  const { facts, error, refetch } = useModelFacts(name);
  const numbers = versions.split(',').filter((number) => number !== '');
  const sides = numbers.flatMap((number) => facts?.find((one) => one.number === number) ?? []);
  const change = (changes: { versions?: string; diff?: boolean; order?: boolean }): void =>
    void navigate({
      search: { versions, diff: diff || undefined, order: order || undefined, ...changes } as {
        versions?: string;
      },
      replace: true,
    });
  return (
    <Page
      title="Compare versions"
      above={
        <Crumbs>
          <Link to="/models">Models</Link>
          <Link to="/models/$name" params={{ name }}>
            {name}
          </Link>
        </Crumbs>
      }
      bar={
        <>
          <ToggleButton isOn={diff} onChange={(isOn) => change({ diff: isOn })}>
            Only differences
          </ToggleButton>
          <ToggleButton isOn={!order} onChange={(isOn) => change({ order: !isOn })}>
            Ignore the order of columns
          </ToggleButton>
          <Button
            disabled={sides.length < 2}
            onClick={() => change({ versions: numbers.toReversed().join(',') })}
          >
            Swap the sides
          </Button>
          <Popover title={`${sides.length} versions`}>
            <CheckList
              label="Versions; the first is what the others are measured against"
              items={(facts ?? []).map(({ number }) => number)}
              chosen={numbers}
              onChoose={(chosen) => change({ versions: chosen.join(',') })}
            />
          </Popover>
        </>
      }
    >
      {error !== null ? (
        <Refusal error={error} onRetry={refetch} />
      ) : facts === undefined ? null : sides.length < 2 ? (
        <EmptyState title="Choose two versions">
          <p>The button with the number of versions chooses among those of {name}.</p>
        </EmptyState>
      ) : (
        <VersionsComparison sides={sides} isOnlyDifferent={diff} hasOrder={order} />
      )}
    </Page>
  );
}
