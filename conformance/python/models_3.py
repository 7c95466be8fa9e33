# clients: 3.17.2
"""Logged models as objects of their own, as client 3 writes them."""

import mlflow
import numpy as np
from mlflow.entities import LoggedModelStatus, Metric
from mlflow.tracking import MlflowClient

from checks import check, equal, finish, raises, unique

client = MlflowClient()
experiment = mlflow.set_experiment(unique("models"))


@check("initialize_logged_model and finalize")
def _():
    model = mlflow.initialize_logged_model(name="early", params={"a": 1}, tags={"t": "1"}, model_type="agent")
    equal(model.status, LoggedModelStatus.PENDING)
    mlflow.finalize_logged_model(model.model_id, LoggedModelStatus.READY)
    read = mlflow.get_logged_model(model.model_id)
    equal((read.name, read.model_type, read.status), ("early", "agent", LoggedModelStatus.READY))
    equal((read.params, read.tags["t"]), ({"a": "1"}, "1"))


@check("create_external_model, tags, params")
def _():
    model = mlflow.create_external_model(name="external", params={f"p{i}": i for i in range(150)})
    equal(model.status, LoggedModelStatus.READY)
    equal(len(mlflow.get_logged_model(model.model_id).params), 150)
    mlflow.set_logged_model_tags(model.model_id, {"a": "1", "b": "2"})
    mlflow.delete_logged_model_tag(model.model_id, "a")
    tags = mlflow.get_logged_model(model.model_id).tags
    assert "a" not in tags
    equal(tags["b"], "2")
    mlflow.log_model_params({"late": "1"}, model_id=model.model_id)
    equal(mlflow.get_logged_model(model.model_id).params["late"], "1")


@check("sklearn.log_model with a name: files, outputs of the run, loading")
def _():
    from sklearn.linear_model import LinearRegression

    features = np.array([[0.0], [1.0], [2.0]])
    fitted = LinearRegression().fit(features, np.array([0.0, 2.0, 4.0]))
    with mlflow.start_run() as run:
        info = mlflow.sklearn.log_model(fitted, name="linear", input_example=features)
    model = mlflow.get_logged_model(info.model_id)
    equal((model.source_run_id, model.status), (run.info.run_id, LoggedModelStatus.READY))
    outputs = client.get_run(run.info.run_id).outputs.model_outputs
    equal([each.model_id for each in outputs], [info.model_id])
    paths = {entry.path for entry in client.list_logged_model_artifacts(info.model_id)}
    assert {"MLmodel", "requirements.txt"} <= paths, paths
    loaded = mlflow.pyfunc.load_model(f"models:/{info.model_id}")
    equal(np.allclose(loaded.predict(np.array([[3.0]])), [6.0]), True)
    loaded_by_run = mlflow.sklearn.load_model(f"runs:/{run.info.run_id}/linear")
    equal(np.allclose(loaded_by_run.predict([[4.0]]), [8.0]), True)


@check("metrics of a model, with and without a dataset")
def _():
    import pandas as pd

    model = mlflow.create_external_model(name="measured")
    data = mlflow.data.from_pandas(pd.DataFrame({"x": [1]}), name="held out")
    with mlflow.start_run() as run:
        mlflow.log_metric("acc", 0.5, step=0, model_id=model.model_id)
        mlflow.log_metric("acc", 0.75, step=1, model_id=model.model_id, dataset=data)
    metrics = mlflow.get_logged_model(model.model_id).metrics
    equal(sorted(each.value for each in metrics), [0.5, 0.75])
    equal({each.run_id for each in metrics}, {run.info.run_id})
    equal(client.get_run(run.info.run_id).data.metrics["acc"], 0.75)


@check("search_logged_models: filter, order, pages")
def _():
    experiment_id = client.create_experiment(unique("model search"))
    made = []
    for index in range(5):
        model = client.create_logged_model(experiment_id, name=f"model {index}", params={"n": str(index)})
        run = client.create_run(experiment_id)
        point = Metric("acc", index / 10, 1, 0, model_id=model.model_id)
        client.log_batch(run.info.run_id, metrics=[point])
        made.append(model.model_id)
    found = client.search_logged_models([experiment_id], filter_string="metrics.acc > 0.25")
    equal({each.model_id for each in found}, set(made[3:]))
    found = client.search_logged_models([experiment_id], filter_string="params.n = '2'")
    equal([each.model_id for each in found], [made[2]])
    order = [{"field_name": "metrics.acc", "ascending": True}]
    page = client.search_logged_models([experiment_id], order_by=order, max_results=3)
    equal([each.model_id for each in page], made[:3])
    rest = client.search_logged_models([experiment_id], order_by=order, max_results=3, page_token=page.token)
    equal([each.model_id for each in rest], made[3:])


@check("delete and errors")
def _():
    model = mlflow.create_external_model(name="gone")
    client.delete_logged_model(model.model_id)
    raises("RESOURCE_DOES_NOT_EXIST", client.get_logged_model, model.model_id)
    raises("RESOURCE_DOES_NOT_EXIST", client.get_logged_model, "m-" + "0" * 32)
    raises("INVALID_PARAMETER_VALUE", client.create_logged_model, experiment.experiment_id, name="a/b")


finish()
