# clients: 3.17.2
"""The model registry as client 3 uses it: logged, registered, moved, loaded by every form of URI."""

import json
import os
import tempfile
import threading

import mlflow
import numpy as np
import pandas as pd
from mlflow.tracking import MlflowClient

from checks import check, equal, finish, raises, unique

client = MlflowClient()
mlflow.set_experiment(unique("registry"))
features = np.array([[0.0], [1.0], [2.0], [3.0]])
target = np.array([0.0, 2.0, 4.0, 6.0])
linear = unique("linear")


def predicts(uri, value=5.0, wanted=10.0):
    answer = mlflow.pyfunc.load_model(uri).predict(np.array([[value]]))
    assert np.allclose(np.asarray(answer).ravel(), [wanted], atol=1.5), (uri, answer)


@check("log_model registers a version on the way")
def _():
    from sklearn.linear_model import LinearRegression

    with mlflow.start_run() as run:
        info = mlflow.sklearn.log_model(
            LinearRegression().fit(features, target),
            name="model",
            input_example=features,
            registered_model_name=linear,
        )
    equal(int(info.registered_model_version), 1)
    version = client.get_model_version(linear, 1)
    equal((version.status, version.run_id, version.current_stage), ("READY", run.info.run_id, "None"))
    tag = json.loads(mlflow.get_logged_model(info.model_id).tags["mlflow.modelVersions"])
    # The server and the client both write it, the one as a number, the other as text.
    equal({(each["name"], str(each["version"])) for each in tag}, {(linear, "1")})


@check("register_model by run and by logged model")
def _():
    from sklearn.linear_model import LinearRegression

    with mlflow.start_run() as run:
        info = mlflow.sklearn.log_model(LinearRegression().fit(features, target), name="again")
    by_run = mlflow.register_model(f"runs:/{run.info.run_id}/again", linear, tags={"by": "run"})
    by_model = mlflow.register_model(f"models:/{info.model_id}", linear, tags={"by": "model"})
    equal((int(by_run.version), int(by_model.version)), (2, 3))
    equal(client.get_model_version(linear, "3").tags, {"by": "model"})


@check("loaded by number, alias, stage, latest, run and model id")
def _():
    client.set_registered_model_alias(linear, "champion", 1)
    client.transition_model_version_stage(linear, 2, "Production", archive_existing_versions=True)
    version = client.get_model_version(linear, 1)
    for uri in [
        f"models:/{linear}/1",
        f"models:/{linear}@champion",
        f"models:/{linear}/Production",
        f"models:/{linear}/latest",
        version.source,
        f"runs:/{version.run_id}/model",
    ]:
        predicts(uri)


@check("aliases move and go; reserved ones are refused")
def _():
    client.set_registered_model_alias(linear, "champion", "3")
    equal(int(client.get_model_version_by_alias(linear, "champion").version), 3)
    equal(client.get_registered_model(linear).aliases, {"champion": "3"})
    equal(client.get_model_version(linear, 3).aliases, ["champion"])
    client.delete_registered_model_alias(linear, "champion")
    raises("INVALID_PARAMETER_VALUE", client.get_model_version_by_alias, linear, "champion")
    for alias in ["latest", "v3", "a b"]:
        raises("INVALID_PARAMETER_VALUE", client.set_registered_model_alias, linear, alias, 1)


@check("stages: newest of each, archived on the way")
def _():
    client.transition_model_version_stage(linear, 3, "Production", archive_existing_versions=True)
    stages = {int(each.version): each.current_stage for each in client.search_model_versions(f"name='{linear}'")}
    equal(stages, {1: "None", 2: "Archived", 3: "Production"})
    equal([int(each.version) for each in client.get_latest_versions(linear, ["Production"])], [3])


@check("xgboost is logged, registered and loaded")
def _():
    import xgboost

    name = unique("xgb")
    data = xgboost.DMatrix(features, label=target)
    booster = xgboost.train({"max_depth": 2, "eta": 1.0}, data, num_boost_round=5)
    with mlflow.start_run():
        mlflow.xgboost.log_model(booster, name="model", registered_model_name=name)
    client.set_registered_model_alias(name, "best", 1)
    loaded = mlflow.xgboost.load_model(f"models:/{name}@best")
    assert np.allclose(loaded.predict(data), target, atol=0.5)
    predicts(f"models:/{name}/1", 3.0, 6.0)


@check("lightgbm is logged, registered and loaded")
def _():
    import lightgbm

    name = unique("lgbm")
    many = np.repeat(features, 10, axis=0)
    model = lightgbm.LGBMRegressor(n_estimators=30, min_child_samples=1, learning_rate=0.5, verbose=-1)
    model.fit(many, np.repeat(target, 10))
    with mlflow.start_run():
        mlflow.lightgbm.log_model(model, name="model", registered_model_name=name)
    predicts(f"models:/{name}/latest", 3.0, 6.0)


@check("pyfunc with a signature and artifacts of its own")
def _():
    class Scaled(mlflow.pyfunc.PythonModel):
        def load_context(self, context):
            with open(context.artifacts["factor"]) as file:
                self.factor = float(file.read())

        def predict(self, context, model_input, params=None):
            return model_input["x"] * self.factor

    name = unique("pyfunc")
    frame = pd.DataFrame({"x": [1.0, 2.0]})
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "factor.txt")
        with open(path, "w") as file:
            file.write("3")
        with mlflow.start_run():
            mlflow.pyfunc.log_model(
                name="scaled",
                python_model=Scaled(),
                artifacts={"factor": path},
                signature=mlflow.models.infer_signature(frame, frame["x"]),
                registered_model_name=name,
            )
    loaded = mlflow.pyfunc.load_model(f"models:/{name}/1")
    equal(list(loaded.predict(frame)), [3.0, 6.0])
    equal(loaded.metadata.signature.inputs.input_names(), ["x"])
    uri = client.get_model_version_download_uri(name, "1")
    with tempfile.TemporaryDirectory() as folder:
        files = mlflow.artifacts.download_artifacts(artifact_uri=uri, dst_path=folder)
        assert os.path.exists(os.path.join(files, "MLmodel")), os.listdir(files)


@check("copy_model_version takes files and run along")
def _():
    copy = client.copy_model_version(f"models:/{linear}/1", unique("copy"))
    equal((copy.source, copy.run_id), (f"models:/{linear}/1", client.get_model_version(linear, 1).run_id))
    predicts(f"models:/{copy.name}/{copy.version}")
    again = client.copy_model_version(f"models:/{copy.name}/1", copy.name)
    equal(int(again.version), 2)
    predicts(f"models:/{again.name}/2")


@check("descriptions and tags of models and versions")
def _():
    name = unique("tags")
    client.create_registered_model(name, tags={"a": "1"}, description="about")
    client.create_model_version(name, "s3://bucket/model", tags={"v": "1"}, description="first")
    client.set_registered_model_tag(name, "b", "2")
    client.delete_registered_model_tag(name, "a")
    client.set_model_version_tag(name, "1", "w", "2")
    client.delete_model_version_tag(name, "1", "v")
    client.update_registered_model(name, "changed")
    client.update_model_version(name, "1", "changed, too")
    model, version = client.get_registered_model(name), client.get_model_version(name, "1")
    equal((model.tags, model.description), ({"b": "2"}, "changed"))
    equal((version.tags, version.description), ({"w": "2"}, "changed, too"))


@check("rename and delete")
def _():
    name, new_name = unique("old"), unique("new")
    client.create_registered_model(name)
    client.create_model_version(name, "s3://bucket/model")
    client.rename_registered_model(name, new_name)
    equal(client.get_model_version(new_name, "1").name, new_name)
    raises("RESOURCE_DOES_NOT_EXIST", client.get_registered_model, name)
    client.delete_model_version(new_name, "1")
    equal(int(client.create_model_version(new_name, "s3://bucket/model").version), 2)
    client.delete_registered_model(new_name)
    raises("RESOURCE_DOES_NOT_EXIST", client.get_registered_model, new_name)


@check("search of models and versions: filters, orders, pages")
def _():
    prefix = unique("search")
    for index in range(5):
        client.create_registered_model(f"{prefix}-{index}", tags={"parity": str(index % 2)})
        for at in range(index):
            client.create_model_version(f"{prefix}-{index}", f"s3://bucket/{at}", tags={"at": str(at)})
    mine = f"name LIKE '{prefix}%'"
    found, token = [], None
    while True:
        page = client.search_registered_models(mine, max_results=2, order_by=["name DESC"], page_token=token)
        found += [each.name for each in page]
        token = page.token
        if not token:
            break
    equal(found, [f"{prefix}-{index}" for index in reversed(range(5))])
    odd = client.search_registered_models(f"{mine} AND tags.parity = '1'")
    equal(sorted(each.name for each in odd), [f"{prefix}-1", f"{prefix}-3"])
    versions = client.search_model_versions(f"{mine} AND version_number > 2", order_by=["version_number ASC"])
    equal([int(each.version) for each in versions], [3, 3, 4])
    tagged = client.search_model_versions(f"name = '{prefix}-4' AND tags.at = '2'")
    equal([int(each.version) for each in tagged], [3])


@check("fifty versions at once have fifty numbers")
def _():
    name = unique("crowd")
    client.create_registered_model(name)
    numbers, lock = [], threading.Lock()

    def create():
        version = MlflowClient().create_model_version(name, "s3://bucket/model")
        with lock:
            numbers.append(int(version.version))

    threads = [threading.Thread(target=create) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    equal(sorted(numbers), list(range(1, 51)))


@check("prompts: register, load by number and alias, tags, search")
def _():
    name = unique("greeting")
    first = mlflow.genai.register_prompt(name=name, template="Hi {{name}}", commit_message="one", tags={"k": "v"})
    second = mlflow.genai.register_prompt(name=name, template="Hello {{name}}!", commit_message="two")
    equal((first.version, second.version), (1, 2))
    equal(mlflow.genai.load_prompt(name, version=1).template, "Hi {{name}}")
    mlflow.genai.set_prompt_alias(name, alias="production", version=2)
    loaded = mlflow.genai.load_prompt(f"prompts:/{name}@production")
    equal((loaded.version, loaded.format(name="Ada")), (2, "Hello Ada!"))
    mlflow.genai.delete_prompt_alias(name, alias="production")
    client.set_prompt_tag(name, "owner", "ada")
    client.set_prompt_version_tag(name, "1", "checked", "yes")
    equal(client.get_prompt_version(name, "1").tags["checked"], "yes")
    found = [each.name for each in mlflow.genai.search_prompts(filter_string=f"name='{name}'")]
    equal(found, [name])
    equal([each.name for each in client.search_registered_models(f"name='{name}'")], [])
    equal(len(list(client.search_prompt_versions(name))) if hasattr(client, "search_prompt_versions") else 2, 2)


@check("chat prompts with a response format keep their shape")
def _():
    from pydantic import BaseModel

    class Answer(BaseModel):
        text: str

    name = unique("chat")
    messages = [{"role": "system", "content": "Be {{tone}}"}, {"role": "user", "content": "{{question}}"}]
    mlflow.genai.register_prompt(name=name, template=messages, response_format=Answer)
    prompt = mlflow.genai.load_prompt(name, version=1)
    equal(prompt.template, messages)
    equal(prompt.format(tone="kind", question="why?")[1]["content"], "why?")
    assert "text" in json.dumps(prompt.response_format)


@check("a prompt is no model, and a model no prompt")
def _():
    name = unique("both")
    mlflow.genai.register_prompt(name=name, template="x")
    raises("RESOURCE_ALREADY_EXISTS", client.create_registered_model, name)
    raises("INVALID_PARAMETER_VALUE", client.create_model_version, unique("none"), f"models:/{name}/1")


finish()
