# clients: 3.17.2 2.22.5
"""What the clients write in the background: asynchronous logging, system metrics, autologging."""

import time

import mlflow
import numpy as np
from mlflow.tracking import MlflowClient

from checks import check, equal, finish, unique

client = MlflowClient()
experiment = mlflow.set_experiment(unique("background"))


@check("async: synchronous=False, waited for one by one")
def _():
    with mlflow.start_run() as run:
        waiting = [mlflow.log_metric("loss", i / 4, step=i, synchronous=False) for i in range(50)]
        waiting.append(mlflow.log_param("p", "1", synchronous=False))
        waiting.append(mlflow.set_tag("t", "1", synchronous=False))
        for each in waiting:
            each.wait()
    equal([point.step for point in client.get_metric_history(run.info.run_id, "loss")], list(range(50)))
    data = client.get_run(run.info.run_id).data
    equal((data.params, data.tags["t"]), ({"p": "1"}, "1"))


@check("async: enabled for everything, flushed at the end")
def _():
    mlflow.config.enable_async_logging(True)
    try:
        with mlflow.start_run() as run:
            for step in range(200):
                mlflow.log_metrics({"a": step, "b": -step}, step=step)
            mlflow.log_params({f"p{i}": i for i in range(20)})
            mlflow.set_tags({f"t{i}": i for i in range(20)})
            mlflow.log_text("text", "file.txt")
        mlflow.flush_async_logging()
    finally:
        mlflow.config.enable_async_logging(False)
    equal(len(client.get_metric_history(run.info.run_id, "a")), 200)
    data = client.get_run(run.info.run_id).data
    equal((len(data.params), data.metrics["b"], data.tags["t19"]), (20, -199.0, "19"))


@check("system metrics: cpu and memory are sampled")
def _():
    mlflow.set_system_metrics_sampling_interval(0.2)
    mlflow.set_system_metrics_samples_before_logging(1)
    with mlflow.start_run(log_system_metrics=True) as run:
        time.sleep(1.5)
    metrics = client.get_run(run.info.run_id).data.metrics
    assert "system/cpu_utilization_percentage" in metrics, sorted(metrics)
    history = client.get_metric_history(run.info.run_id, "system/cpu_utilization_percentage")
    assert len(history) >= 2, len(history)
    equal([point.step for point in history], sorted(point.step for point in history))


@check("autolog: scikit-learn")
def _():
    from sklearn.linear_model import LogisticRegression

    mlflow.sklearn.autolog(log_datasets=True)
    try:
        features = np.array([[0.0], [1.0], [2.0], [3.0]])
        with mlflow.start_run() as run:
            LogisticRegression(C=0.5).fit(features, np.array([0, 0, 1, 1]))
    finally:
        mlflow.sklearn.autolog(disable=True)
    read = client.get_run(run.info.run_id)
    equal(read.data.params["C"], "0.5")
    assert "training_accuracy_score" in read.data.metrics, read.data.metrics
    equal(read.data.tags["estimator_name"], "LogisticRegression")
    assert len(read.inputs.dataset_inputs) == 1


finish()
