import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { NOTE_TAG, tagOf } from '../api/experiment-changes.ts';
import {
  foundExperimentsQuery,
  foundModelsQuery,
  foundPromptsQuery,
  foundTracesQuery,
  matchedValue,
  searchedRunsQuery,
} from '../api/search.ts';
import { AddressLink } from '../app/address-link.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Page } from '../components/page.tsx';
import { plainText } from '../components/plain-text.ts';
import { SearchField } from '../components/search-field.tsx';
import { TimeAgo } from '../components/time-ago.tsx';
import { FoundRunLine } from '../features/search/found-run-line.tsx';
import { Matched } from '../features/search/matched.tsx';
import { ResultGroup } from '../features/search/result-group.tsx';
import styles from './search.module.css';

const route = getRouteApi('/search');
const RUNS_MAX = 50;
const OTHERS_MAX = 20;

/** Everything on the server that has to do with a text, by kind. */
export function SearchPage(): ReactElement {
  const { q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page
      title={q === '' ? 'Search' : `Search: ${q}`}
      heading={<h1>Search</h1>}
      bar={
        <div className={styles['field']}>
          <SearchField
            label="A name, the beginning of an ID, a value of a param or tag"
            value={q}
            onChange={(text) =>
              void navigate({ search: text.trim() === '' ? {} : { q: text.trim() }, replace: true })
            }
          />
        </div>
      }
    >
      <div className={styles['results']}>
        {q === '' ? (
          <EmptyState title="Look for anything">
            <p>
              Runs are found by their name, the beginning of their ID and the values of their params and tags;
              experiments, models and prompts by name; traces by what they hold.
            </p>
          </EmptyState>
        ) : (
          <Results text={q} />
        )}
      </div>
    </Page>
  );
}

function Results({ text }: { text: string }): ReactElement {
  const question = { text, max: OTHERS_MAX };
  const runs = useQuery(searchedRunsQuery({ text, max: RUNS_MAX }));
  const experiments = useQuery(foundExperimentsQuery(question));
  const models = useQuery(foundModelsQuery(question));
  const prompts = useQuery(foundPromptsQuery(question));
  const traces = useQuery(foundTracesQuery(question));
  const all = [experiments, runs, models, prompts, traces];
  const isNothing = all.every(({ data }) => data?.length === 0);
  if (isNothing) {
    return (
      <EmptyState title="Nothing is like that">
        <p>
          Deleted things are not looked at. Try fewer letters, or the beginning of an ID instead of its
          middle.
        </p>
      </EmptyState>
    );
  }
  return (
    <>
      <ResultGroup title="Experiments" query={experiments} max={OTHERS_MAX}>
        {(experiment) => (
          <li key={experiment.experiment_id}>
            <Link to="/e/$id" params={{ id: experiment.experiment_id }} dir="auto">
              <Matched value={experiment.name} text={text} />
            </Link>
            <span dir="auto">{plainText(tagOf(experiment, NOTE_TAG))}</span>
          </li>
        )}
      </ResultGroup>
      <ResultGroup title="Runs" query={runs} max={RUNS_MAX}>
        {(run) => <FoundRunLine key={run.info.run_id} run={run} match={matchedValue(run)} text={text} />}
      </ResultGroup>
      <ResultGroup title="Models" query={models} max={OTHERS_MAX}>
        {({ name, description }) => (
          <li key={name}>
            <Link to="/models/$name" params={{ name }} dir="auto">
              <Matched value={name} text={text} />
            </Link>
            <span dir="auto">{plainText(description)}</span>
          </li>
        )}
      </ResultGroup>
      <ResultGroup title="Prompts" query={prompts} max={OTHERS_MAX}>
        {({ name, description }) => (
          <li key={name}>
            <Link to="/prompts/$name" params={{ name }} dir="auto">
              <Matched value={name} text={text} />
            </Link>
            <span dir="auto">{plainText(description)}</span>
          </li>
        )}
      </ResultGroup>
      <ResultGroup title="Traces" query={traces} max={OTHERS_MAX}>
        {({ trace_id = '', request_preview = '', request_time }) => (
          <li key={trace_id}>
            <AddressLink address={`/traces/${trace_id}`}>{trace_id.slice(0, 15)}…</AddressLink>
            <span dir="auto">
              <Matched value={request_preview} text={text} />
            </span>
            <TimeAgo ms={Date.parse(String(request_time))} />
          </li>
        )}
      </ResultGroup>
    </>
  );
}
