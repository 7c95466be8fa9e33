# clients: 3.17.2
"""The nouns of evaluation and review, through MLflow's own Python client."""

import os

# A client refuses to register code before it asks the server, unless it is told otherwise.
os.environ["MLFLOW_SERVER_ENABLE_CUSTOM_SCORERS"] = "true"

import mlflow
import pandas as pd
from checks import check, equal, finish, raises, unique
from mlflow import MlflowClient
from mlflow.genai import datasets, scorer

client = MlflowClient()


def new_experiment():
    return client.create_experiment(unique("evaluation"))


@check("datasets: create, get, tags, delete")
def _():
    experiment_id = new_experiment()
    name = unique("dataset")
    dataset = datasets.create_dataset(name=name, experiment_id=experiment_id, tags={"color": "red"})
    assert dataset.dataset_id.startswith("d-")
    found = datasets.get_dataset(dataset_id=dataset.dataset_id)
    equal((found.name, found.tags["color"], found.experiment_ids), (name, "red", [experiment_id]))
    datasets.set_dataset_tags(dataset_id=dataset.dataset_id, tags={"color": "blue", "n": 1})
    datasets.delete_dataset_tag(dataset_id=dataset.dataset_id, key="n")
    tags = datasets.get_dataset(dataset_id=dataset.dataset_id).tags
    equal({key: value for key, value in tags.items() if not key.startswith("mlflow.")}, {"color": "blue"})
    datasets.delete_dataset(dataset_id=dataset.dataset_id)
    raises("RESOURCE_DOES_NOT_EXIST", datasets.get_dataset, dataset_id=dataset.dataset_id)


@check("datasets: records from a list are merged by their inputs")
def _():
    dataset = datasets.create_dataset(name=unique("dataset"), experiment_id=new_experiment())
    dataset.merge_records(
        [
            {"inputs": {"q": "one", "n": 1.0}, "expectations": {"answer": "1"}, "tags": {"t": "v"}},
            {"inputs": {"q": "ünï 🙂"}, "outputs": {"text": "x"}},
        ]
    )
    dataset.merge_records([{"inputs": {"n": 1.0, "q": "one"}, "expectations": {"other": True}}])
    frame = datasets.get_dataset(dataset_id=dataset.dataset_id).to_df()
    records = {row["inputs"]["q"]: row for _, row in frame.iterrows()}
    equal(len(records), 2)
    equal(records["one"]["expectations"], {"answer": "1", "other": True})
    equal(records["one"]["source_type"], "HUMAN")
    equal(records["ünï 🙂"]["outputs"], {"text": "x"})
    equal(repr(records["one"]["inputs"]["n"]), "1.0")


@check("datasets: records from a DataFrame, and back")
def _():
    dataset = datasets.create_dataset(name=unique("dataset"), experiment_id=new_experiment())
    frame = pd.DataFrame(
        {
            "inputs": [{"q": str(index)} for index in range(20)],
            "expectations": [{"answer": index} for index in range(20)],
        }
    )
    dataset.merge_records(frame)
    back = datasets.get_dataset(dataset_id=dataset.dataset_id).to_df()
    equal(len(back), 20)
    equal(sorted(row["q"] for row in back["inputs"]), sorted(str(index) for index in range(20)))
    first = back["dataset_record_id"].tolist()[:5]
    equal(dataset.delete_records(first), 5)
    equal(len(datasets.get_dataset(dataset_id=dataset.dataset_id).to_df()), 15)


@check("datasets: three thousand records come in pages")
def _():
    dataset = datasets.create_dataset(name=unique("dataset"), experiment_id=new_experiment())
    dataset.merge_records([{"inputs": {"index": index}} for index in range(3000)])
    frame = datasets.get_dataset(dataset_id=dataset.dataset_id).to_df()
    equal([inputs["index"] for inputs in frame["inputs"]], list(range(3000)))


@check("datasets: search and experiments")
def _():
    experiment_id, other = new_experiment(), new_experiment()
    prefix = unique("s")
    for index in range(3):
        datasets.create_dataset(
            name=f"{prefix}-{index}", experiment_id=experiment_id, tags={"parity": str(index % 2)}
        )
    found = datasets.search_datasets(
        experiment_ids=[experiment_id], filter_string=f"name LIKE '{prefix}%'", order_by=["name DESC"]
    )
    equal([each.name for each in found], [f"{prefix}-{index}" for index in (2, 1, 0)])
    odd = datasets.search_datasets(experiment_ids=[experiment_id], filter_string="tags.parity = '1'")
    equal([each.name for each in odd], [f"{prefix}-1"])
    dataset_id = found[0].dataset_id
    datasets.add_dataset_to_experiments(dataset_id=dataset_id, experiment_ids=[other])
    equal(sorted(datasets.get_dataset(dataset_id=dataset_id).experiment_ids), sorted([experiment_id, other]))
    datasets.remove_dataset_from_experiments(dataset_id=dataset_id, experiment_ids=[experiment_id])
    equal(datasets.get_dataset(dataset_id=dataset_id).experiment_ids, [other])


@check("scorers: built-in ones and judges are registered, listed, got and deleted")
def _():
    from mlflow.genai.judges import make_judge
    from mlflow.genai.scorers import Safety, delete_scorer, get_scorer, list_scorers

    experiment_id = new_experiment()
    judge = make_judge(
        name="kind", instructions="Is {{ outputs }} kind?", model="openai:/gpt-4.1-mini", feedback_value_type=bool
    )
    judge.register(experiment_id=experiment_id)
    judge.register(experiment_id=experiment_id)
    Safety(name="safe").register(experiment_id=experiment_id)
    equal([each.name for each in list_scorers(experiment_id=experiment_id)], ["kind", "safe"])
    got = get_scorer(name="kind", experiment_id=experiment_id, version=1)
    equal((got.name, got.model), ("kind", "openai:/gpt-4.1-mini"))
    delete_scorer(name="kind", experiment_id=experiment_id, version="all")
    equal([each.name for each in list_scorers(experiment_id=experiment_id)], ["safe"])
    raises("RESOURCE_DOES_NOT_EXIST", get_scorer, name="kind", experiment_id=experiment_id)


@check("scorers: code is not taken")
def _():
    @scorer
    def length(outputs):
        return len(outputs)

    raises("INVALID_PARAMETER_VALUE", length.register, experiment_id=new_experiment())


@check("label schemas: create, list, update, delete")
def _():
    from mlflow.genai import label_schemas as labels

    experiment_id = new_experiment()
    made = labels.create_label_schema(
        "correct",
        type="feedback",
        input=labels.InputCategorical(options=["yes", "no"]),
        instruction="look",
        experiment_id=experiment_id,
    )
    names = [each.name for each in labels.list_label_schemas(experiment_id=experiment_id)]
    equal(sorted(names), ["Feedback", "correct"])
    labels.update_label_schema(made.schema_id, name="right", input=labels.InputCategorical(options=["y", "n"]))
    got = labels.get_label_schema(schema_id=made.schema_id)
    equal((got.name, got.input.options, got.instruction), ("right", ["y", "n"], "look"))
    equal(labels.get_label_schema("right", experiment_id=experiment_id).schema_id, made.schema_id)
    labels.delete_label_schema(schema_id=made.schema_id)
    raises("RESOURCE_DOES_NOT_EXIST", labels.get_label_schema, schema_id=made.schema_id)


@check("review queues: traces go in, are completed and come out")
def _():
    from mlflow.genai import review_queues as queues

    experiment_id = new_experiment()
    queue = queues.create_review_queue("Mine", queue_type="custom", users=["Ada"], experiment_id=experiment_id)
    equal((queue.name, queue.users), ("Mine", ["ada"]))
    own = queues.get_or_create_user_queue(user="Bob", experiment_id=experiment_id)
    equal((own.name, str(own.queue_type)), ("bob", "user"))
    mlflow.set_experiment(experiment_id=experiment_id)
    with mlflow.start_span("work"):
        pass
    mlflow.flush_trace_async_logging()
    trace_id = mlflow.get_last_active_trace_id()
    queues.add_items_to_review_queue(queue.queue_id, item_ids=[trace_id])
    done = queues.set_review_queue_item_status(
        queue.queue_id, item_id=trace_id, status="complete", completed_by="Ada"
    )
    equal((str(done.status), done.completed_by), ("complete", "ada"))
    equal([each.item_id for each in queues.list_review_queue_items(queue.queue_id)], [trace_id])
    equal(sorted(each.name for each in queues.list_review_queues(experiment_id=experiment_id)), ["Mine", "bob"])
    queues.remove_items_from_review_queue(queue.queue_id, item_ids=[trace_id])
    queues.delete_review_queue(queue.queue_id)
    raises("RESOURCE_DOES_NOT_EXIST", queues.get_review_queue, queue_id=queue.queue_id)


@check("issues: create, update, search")
def _():
    from mlflow.entities.issue import IssueSeverity, IssueStatus

    experiment_id = new_experiment()
    store = mlflow.tracking._tracking_service.utils._get_store()
    low = store.create_issue(
        experiment_id=experiment_id, name="slow", description="d", severity=IssueSeverity.LOW
    )
    store.create_issue(experiment_id=experiment_id, name="wrong", description="d", severity=IssueSeverity.HIGH)
    equal([each.name for each in store.search_issues(experiment_id=experiment_id)], ["wrong", "slow"])
    changed = store.update_issue(low.issue_id, status=IssueStatus.RESOLVED)
    equal(changed.status, IssueStatus.RESOLVED)
    found = store.search_issues(experiment_id=experiment_id, filter_string="status = 'resolved'")
    equal([each.issue_id for each in found], [low.issue_id])


@check("evaluate: local scorers on a DataFrame")
def _():
    mlflow.set_experiment(experiment_id=new_experiment())

    @scorer
    def exact(outputs, expectations):
        return outputs == expectations["answer"]

    @scorer
    def length(outputs):
        return len(outputs)

    data = pd.DataFrame(
        {
            "inputs": [{"q": "a"}, {"q": "b"}],
            "outputs": ["x", "yy"],
            "expectations": [{"answer": "x"}, {"answer": "z"}],
        }
    )
    result = mlflow.genai.evaluate(data=data, scorers=[exact, length])
    equal((result.metrics["exact/mean"], result.metrics["length/mean"]), (0.5, 1.5))
    run = client.get_run(result.run_id)
    equal(run.data.metrics["exact/mean"], 0.5)
    traces = mlflow.search_traces(run_id=result.run_id, return_type="list")
    equal(len(traces), 2)


@check("evaluate: a dataset of the server")
def _():
    experiment_id = new_experiment()
    mlflow.set_experiment(experiment_id=experiment_id)
    dataset = datasets.create_dataset(name=unique("dataset"), experiment_id=experiment_id)
    dataset.merge_records([{"inputs": {"q": q}, "expectations": {"answer": q.upper()}} for q in ("a", "b", "c")])

    @scorer
    def exact(outputs, expectations):
        return outputs == expectations["answer"]

    result = mlflow.genai.evaluate(data=dataset, predict_fn=lambda q: q.upper(), scorers=[exact])
    equal(result.metrics["exact/mean"], 1.0)
    inputs = client.get_run(result.run_id).inputs.dataset_inputs
    equal([each.dataset.name for each in inputs], [dataset.name])


finish()
