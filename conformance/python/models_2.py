# clients: 2.22.5
"""Models below the artifacts of a run, as client 2 writes them."""

import json

import mlflow
import numpy as np
from mlflow.tracking import MlflowClient

from checks import check, equal, finish, unique

client = MlflowClient()
mlflow.set_experiment(unique("models of client 2"))


@check("sklearn.log_model: files, history tag, loading")
def _():
    from sklearn.linear_model import LinearRegression

    features = np.array([[0.0], [1.0], [2.0]])
    fitted = LinearRegression().fit(features, np.array([0.0, 2.0, 4.0]))
    with mlflow.start_run() as run:
        mlflow.sklearn.log_model(fitted, artifact_path="model", input_example=features)
    run_id = run.info.run_id
    paths = {entry.path for entry in client.list_artifacts(run_id, "model")}
    assert {"model/MLmodel", "model/model.pkl"} <= paths, paths
    history = json.loads(client.get_run(run_id).data.tags["mlflow.log-model.history"])
    equal((len(history), history[0]["run_id"], history[0]["artifact_path"]), (1, run_id, "model"))
    loaded = mlflow.pyfunc.load_model(f"runs:/{run_id}/model")
    equal(np.allclose(loaded.predict(np.array([[3.0]])), [6.0]), True)


@check("two models of one run are both in the history")
def _():
    from sklearn.dummy import DummyRegressor

    fitted = DummyRegressor().fit([[0], [1]], [0, 1])
    with mlflow.start_run() as run:
        mlflow.sklearn.log_model(fitted, artifact_path="first")
        mlflow.sklearn.log_model(fitted, artifact_path="second")
    history = json.loads(client.get_run(run.info.run_id).data.tags["mlflow.log-model.history"])
    equal([each["artifact_path"] for each in history], ["first", "second"])


finish()
