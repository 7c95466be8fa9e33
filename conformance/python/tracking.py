# clients: 3.17.2 2.22.5
"""Runs, params, metrics, tags and experiments through the fluent API and MlflowClient."""

import math
import time

import mlflow
from mlflow.entities import Metric, Param, RunStatus, RunTag, ViewType
from mlflow.tracking import MlflowClient

from checks import check, equal, finish, raises, unique

client = MlflowClient()
experiment = mlflow.set_experiment(unique("tracking"))


@check("fluent: a run with everything reads back")
def _():
    with mlflow.start_run(run_name="whole", tags={"given": "at start"}, description="words") as run:
        mlflow.log_param("depth", 4)
        mlflow.log_params({"rate": 0.1, "name": "x", "list": [1, 2]})
        mlflow.log_metric("loss", 0.5, step=3)
        mlflow.log_metrics({"a": 1.0, "b": 2.0}, step=7)
        mlflow.set_tag("color", "red")
        mlflow.set_tags({"size": "large", "ünï": "日本"})
    read = client.get_run(run.info.run_id)
    equal(read.info.run_name, "whole")
    equal(read.info.status, "FINISHED")
    equal(read.info.lifecycle_stage, "active")
    equal(read.info.experiment_id, experiment.experiment_id)
    assert read.info.end_time >= read.info.start_time > 0
    equal(read.data.params, {"depth": "4", "rate": "0.1", "name": "x", "list": "[1, 2]"})
    equal(read.data.metrics, {"loss": 0.5, "a": 1.0, "b": 2.0})
    equal(read.data.tags["color"], "red")
    equal(read.data.tags["ünï"], "日本")
    equal(read.data.tags["given"], "at start")
    equal(read.data.tags["mlflow.note.content"], "words")
    equal(read.data.tags["mlflow.runName"], "whole")


@check("fluent: nested runs know their parent")
def _():
    with mlflow.start_run() as parent:
        with mlflow.start_run(nested=True, run_name="child") as child:
            pass
    equal(client.get_run(child.info.run_id).data.tags["mlflow.parentRunId"], parent.info.run_id)
    equal(client.get_parent_run(child.info.run_id).info.run_id, parent.info.run_id)
    assert client.get_parent_run(parent.info.run_id) is None
    wanted = f"tags.mlflow.parentRunId = '{parent.info.run_id}'"
    found = client.search_runs([experiment.experiment_id], wanted)
    equal([run.info.run_id for run in found], [child.info.run_id])


@check("fluent: a run that raises is FAILED, and can be resumed")
def _():
    try:
        with mlflow.start_run() as run:
            raise KeyError("on purpose")
    except KeyError:
        pass
    equal(client.get_run(run.info.run_id).info.status, "FAILED")
    with mlflow.start_run(run_id=run.info.run_id):
        mlflow.log_metric("again", 1)
    equal(client.get_run(run.info.run_id).info.status, "FINISHED")
    equal(mlflow.get_run(run.info.run_id).data.metrics, {"again": 1.0})


@check("client: every status, in any order")
def _():
    run = client.create_run(experiment.experiment_id)
    assert run.info.run_name
    for status in ["SCHEDULED", "RUNNING", "KILLED", "FINISHED", "FAILED", "RUNNING"]:
        client.set_terminated(run.info.run_id, status) if RunStatus.is_terminated(
            RunStatus.from_string(status)
        ) else client.update_run(run.info.run_id, status=status)
        equal(client.get_run(run.info.run_id).info.status, status)
    client.update_run(run.info.run_id, name="renamed")
    equal(client.get_run(run.info.run_id).info.run_name, "renamed")


@check("client: start time, user, tags of create_run")
def _():
    run = client.create_run(
        experiment.experiment_id, start_time=12345, tags={"mlflow.user": "ada"}, run_name="made"
    )
    equal(run.info.start_time, 12345)
    equal(run.info.artifact_uri.split("/")[-2:], [run.info.run_id, "artifacts"])
    equal(run.data.tags, {"mlflow.user": "ada", "mlflow.runName": "made"})


@check("metrics: NaN and infinities")
def _():
    run_id = client.create_run(experiment.experiment_id).info.run_id
    client.log_metric(run_id, "nan", math.nan)
    client.log_metric(run_id, "inf", math.inf)
    client.log_metric(run_id, "-inf", -math.inf)
    client.log_batch(run_id, metrics=[Metric("batch", math.nan, 1, 1)])
    metrics = client.get_run(run_id).data.metrics
    assert math.isnan(metrics["nan"]) and math.isnan(metrics["batch"])
    equal(metrics["inf"], 1.7976931348623157e308)
    equal(metrics["-inf"], -1.7976931348623157e308)
    assert math.isnan(client.get_metric_history(run_id, "nan")[0].value)


@check("metrics: the latest is the last step, the history is complete")
def _():
    run_id = client.create_run(experiment.experiment_id).info.run_id
    for step, value in [(2, 20.0), (0, 0.5), (1, 10.0), (2, 20.0), (-3, 1.0)]:
        client.log_metric(run_id, "m", value, timestamp=1000 + step, step=step)
    equal(client.get_run(run_id).data.metrics["m"], 20.0)
    history = client.get_metric_history(run_id, "m")
    equal([(point.step, point.value) for point in history], [(-3, 1.0), (0, 0.5), (1, 10.0), (2, 20.0)])
    equal(client.get_metric_history(run_id, "absent"), [])


@check("metrics: large steps and timestamps keep their digits")
def _():
    run_id = client.create_run(experiment.experiment_id).info.run_id
    step, timestamp = 2**53 + 1, 2**53 + 3
    client.log_metric(run_id, "m", 1.5, timestamp=timestamp, step=step)
    point = client.get_metric_history(run_id, "m")[0]
    equal((point.step, point.timestamp), (step, timestamp))


@check("log_batch: at its limits")
def _():
    run_id = client.create_run(experiment.experiment_id).info.run_id
    now = int(time.time() * 1000)
    client.log_batch(run_id, metrics=[Metric(f"m{i}", i, now, i) for i in range(1000)])
    client.log_batch(run_id, params=[Param(f"p{i}", str(i)) for i in range(100)])
    client.log_batch(run_id, tags=[RunTag(f"t{i}", str(i)) for i in range(100)])
    data = client.get_run(run_id).data
    equal((len(data.metrics), len(data.params)), (1000, 100))
    equal(data.tags["t99"], "99")


@check("log_batch: what is more is sent in several requests")
def _():
    run_id = client.create_run(experiment.experiment_id).info.run_id
    client.log_batch(
        run_id,
        metrics=[Metric(f"m{i}", i, 1, i) for i in range(1001)],
        params=[Param(f"p{i}", str(i)) for i in range(101)],
        tags=[RunTag(f"t{i}", str(i)) for i in range(101)],
    )
    data = client.get_run(run_id).data
    equal((len(data.metrics), len(data.params), data.tags["t100"]), (1001, 101, "100"))


@check("log_metrics: 2,500 points of one key come back in pages")
def _():
    run_id = client.create_run(experiment.experiment_id).info.run_id
    for start in range(0, 2500, 1000):
        stop = min(start + 1000, 2500)
        client.log_batch(run_id, metrics=[Metric("loss", i / 8, i, i) for i in range(start, stop)])
    history = client.get_metric_history(run_id, "loss")
    equal([point.step for point in history], list(range(2500)))
    equal(history[-1].value, 2499 / 8)


@check("tags: set, overwrite, delete")
def _():
    run_id = client.create_run(experiment.experiment_id).info.run_id
    client.set_tag(run_id, "a", 1)
    client.set_tag(run_id, "a", 2)
    equal(client.get_run(run_id).data.tags["a"], "2")
    client.delete_tag(run_id, "a")
    assert "a" not in client.get_run(run_id).data.tags
    raises("RESOURCE_DOES_NOT_EXIST", client.delete_tag, run_id, "a")


@check("params: write-once, and long values are cut")
def _():
    run_id = client.create_run(experiment.experiment_id).info.run_id
    client.log_param(run_id, "p", "1")
    client.log_param(run_id, "p", "1")
    raises("INVALID_PARAMETER_VALUE", client.log_param, run_id, "p", "2")
    client.log_param(run_id, "long", "x" * 6000)
    equal(len(client.get_run(run_id).data.params["long"]), 6000)


@check("runs: delete and restore")
def _():
    run_id = client.create_run(experiment.experiment_id).info.run_id
    client.delete_run(run_id)
    equal(client.get_run(run_id).info.lifecycle_stage, "deleted")
    raises("INVALID_PARAMETER_VALUE", client.log_metric, run_id, "m", 1)
    deleted = client.search_runs([experiment.experiment_id], run_view_type=ViewType.DELETED_ONLY)
    equal([run.info.run_id for run in deleted], [run_id])
    client.restore_run(run_id)
    equal(client.get_run(run_id).info.lifecycle_stage, "active")


@check("experiments: create, rename, tag, delete, restore")
def _():
    name = unique("lifecycle")
    experiment_id = client.create_experiment(name, tags={"a": "1"})
    read = client.get_experiment(experiment_id)
    equal((read.name, read.tags["a"], read.lifecycle_stage), (name, "1", "active"))
    equal(client.get_experiment_by_name(name).experiment_id, experiment_id)
    client.set_experiment_tag(experiment_id, "b", "2")
    client.rename_experiment(experiment_id, name + "-new")
    equal(client.get_experiment(experiment_id).name, name + "-new")
    equal(client.get_experiment(experiment_id).tags["b"], "2")
    assert client.get_experiment_by_name(name) is None
    run_id = client.create_run(experiment_id).info.run_id
    client.delete_experiment(experiment_id)
    equal(client.get_experiment(experiment_id).lifecycle_stage, "deleted")
    equal(client.get_run(run_id).info.lifecycle_stage, "deleted")
    raises("RESOURCE_ALREADY_EXISTS", client.create_experiment, name + "-new")
    client.restore_experiment(experiment_id)
    equal(client.get_experiment(experiment_id).lifecycle_stage, "active")
    equal(client.get_run(run_id).info.lifecycle_stage, "active")


@check("experiments: search with filter, order and pages")
def _():
    prefix = unique("search")
    ids = [client.create_experiment(f"{prefix}-{i}", tags={"group": prefix}) for i in range(5)]
    client.delete_experiment(ids[4])
    wanted = f"name LIKE '{prefix}%'"
    first = client.search_experiments(filter_string=wanted, order_by=["name ASC"], max_results=3)
    equal([e.experiment_id for e in first], ids[:3])
    rest = client.search_experiments(
        filter_string=wanted, order_by=["name ASC"], max_results=3, page_token=first.token
    )
    equal([e.experiment_id for e in rest], ids[3:4])
    assert not rest.token
    every = client.search_experiments(view_type=ViewType.ALL, filter_string=f"tags.group = '{prefix}'")
    equal(len(every), 5)


@check("errors: the code of each refusal")
def _():
    equal(raises("RESOURCE_DOES_NOT_EXIST", client.get_run, "0" * 32).get_http_status_code(), 404)
    raises("RESOURCE_DOES_NOT_EXIST", client.get_experiment, "987654321")
    raises("INVALID_PARAMETER_VALUE", client.get_experiment, "no number")
    raises("RESOURCE_DOES_NOT_EXIST", client.create_run, "987654321")
    raises("RESOURCE_DOES_NOT_EXIST", client.delete_run, "0" * 32)
    raises("RESOURCE_DOES_NOT_EXIST", client.log_param, "0" * 32, "a", "b")
    raises("RESOURCE_ALREADY_EXISTS", client.create_experiment, experiment.name)
    raises("INVALID_PARAMETER_VALUE", client.search_runs, [experiment.experiment_id], "nonsense ==")
    run_id = client.create_run(experiment.experiment_id).info.run_id
    raises("INVALID_PARAMETER_VALUE", client.log_metric, run_id, "a#b", 1)


finish()
