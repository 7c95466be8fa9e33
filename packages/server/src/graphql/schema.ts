import {
  type Endpoint,
  type EndpointName,
  ENDPOINTS,
  type Experiment,
  type JsonObject,
  type ModelVersion,
  type Run,
} from '@millrace/protocol';
import {
  DirectiveLocation,
  GraphQLDirective,
  type GraphQLFieldConfig,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  specifiedDirectives,
} from 'graphql';
import type { Caller } from '../application/handler.ts';
import { MessageTypes, toWireNames } from './message-types.ts';

type RootField = GraphQLFieldConfig<unknown, Pick<Caller, 'ask'>>;

const types: MessageTypes = new MessageTypes({
  Experiment: {
    name: 'MlflowExperiment',
    fields: () => ({
      effectiveTraceArchivalRetention: {
        type: GraphQLString,
        description: 'Always empty: this server archives no traces.',
        resolve: () => '',
      },
    }),
  },
  Metric: { name: 'MlflowMetricExtension', fields: () => ({}) },
  Run: {
    name: 'MlflowRunExtension',
    fields: () => ({
      experiment: {
        type: types.output(ENDPOINTS['experiments/get'].response.fields.experiment.type as never),
        resolve: async (run, _args, caller) => {
          const { experiment_id } = (run as Run).info;
          return ((await caller.ask('experiments/get', { experiment_id })) as { experiment: Experiment })
            .experiment;
        },
      },
      modelVersions: {
        type: new GraphQLList(
          new GraphQLNonNull(
            types.output(ENDPOINTS['model-versions/search'].response.fields.model_versions.type as never),
          ),
        ),
        resolve: async (run, _args, caller) => {
          const filter = `run_id='${(run as Run).info.run_id}'`;
          const found = await caller.ask('model-versions/search', { filter });
          return (found as { model_versions: ModelVersion[] }).model_versions;
        },
      },
    }),
  },
});

const ApiError = new GraphQLObjectType({
  name: 'ApiError',
  description: 'Always null: what goes wrong is in `errors`.',
  fields: {
    code: { type: GraphQLString },
    message: { type: GraphQLString },
    helpUrl: { type: GraphQLString },
    traceId: { type: GraphQLString },
    errorDetails: {
      type: new GraphQLList(
        new GraphQLObjectType({
          name: 'ErrorDetail',
          fields: { field: { type: GraphQLString }, message: { type: GraphQLString } },
        }),
      ),
    },
  },
});

const roots = new Map<EndpointName, RootField>();

/** An endpoint as a root field: its request as `input`, its answer as the field's type. */
function rootField(name: EndpointName): RootField {
  const known = roots.get(name);
  if (known !== undefined) return known;
  const endpoint = ENDPOINTS[name] as unknown as Endpoint;
  const field: RootField = {
    type: new GraphQLObjectType<unknown, Pick<Caller, 'ask'>>({
      name: `Mlflow${endpoint.response.messageName}`,
      fields: () => ({ ...types.outputFields(endpoint.response), apiError: { type: ApiError } }),
    }),
    args: { input: { type: types.input(endpoint.request) } },
    resolve: (_source, { input = {} }: { input?: JsonObject }, caller) =>
      caller.ask(name, toWireNames(input)),
  };
  roots.set(name, field);
  return field;
}

function echo(name: string): RootField {
  return {
    type: new GraphQLObjectType({ name, fields: { output: { type: GraphQLString } } }),
    args: { inputString: { type: GraphQLString } },
    resolve: (_source, { inputString }: { inputString?: string }) => ({ output: inputString }),
  };
}

/** The schema of MLflow's own UI: names and shapes as MLflow 3.17.2 answers introspection. */
export const schema = new GraphQLSchema({
  query: new GraphQLObjectType<unknown, Pick<Caller, 'ask'>>({
    name: 'Query',
    fields: {
      mlflowGetExperiment: rootField('experiments/get'),
      mlflowGetMetricHistoryBulkInterval: rootField('metrics/get-history-bulk-interval'),
      mlflowGetRun: rootField('runs/get'),
      mlflowListArtifacts: rootField('artifacts/list'),
      mlflowSearchModelVersions: rootField('model-versions/search'),
      mlflowSearchRuns: rootField('runs/search'),
      test: echo('Test'),
    },
  }),
  mutation: new GraphQLObjectType<unknown, Pick<Caller, 'ask'>>({
    name: 'Mutation',
    fields: {
      mlflowSearchDatasets: rootField('experiments/search-datasets'),
      mlflowSearchRuns: rootField('runs/search'),
      testMutation: echo('TestMutation'),
    },
  }),
  directives: [
    ...specifiedDirectives,
    new GraphQLDirective({
      name: 'component',
      locations: [DirectiveLocation.QUERY, DirectiveLocation.MUTATION],
      args: { name: { type: new GraphQLNonNull(GraphQLString) } },
    }),
  ],
});
