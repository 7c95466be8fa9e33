# clients: 3.17.2 2.22.5
"""Artifacts of every kind: logged, listed, downloaded, read back byte for byte."""

import json
import os
import tempfile
from pathlib import Path

import mlflow
import numpy as np
import pandas as pd
from mlflow.tracking import MlflowClient

from checks import check, equal, finish, raises, unique

client = MlflowClient()
mlflow.set_experiment(unique("artifacts"))
folder = Path(tempfile.mkdtemp())
run = mlflow.start_run()
run_id = run.info.run_id


def download(path):
    return Path(mlflow.artifacts.download_artifacts(run_id=run_id, artifact_path=path))


def names(path=None):
    return sorted((entry.path, entry.is_dir) for entry in client.list_artifacts(run_id, path))


@check("artifacts: nothing yet")
def _():
    equal(names(), [])
    equal(names("nowhere"), [])


@check("log_artifact: at the root and in a folder")
def _():
    file = folder / "note.txt"
    file.write_text("hällo\n")
    mlflow.log_artifact(str(file))
    mlflow.log_artifact(str(file), "a/b")
    equal(download("note.txt").read_text(), "hällo\n")
    equal(names("a/b"), [("a/b/note.txt", False)])
    equal(client.list_artifacts(run_id, "a/b")[0].file_size, 7)


@check("log_artifacts: a tree")
def _():
    tree = folder / "tree"
    (tree / "deep" / "er").mkdir(parents=True)
    (tree / "top.bin").write_bytes(bytes(range(256)))
    (tree / "deep" / "er" / "leaf.json").write_text("{}")
    (tree / "empty").write_bytes(b"")
    mlflow.log_artifacts(str(tree), "tree")
    equal(names("tree"), [("tree/deep", True), ("tree/empty", False), ("tree/top.bin", False)])
    local = download("tree")
    equal((local / "top.bin").read_bytes(), bytes(range(256)))
    equal((local / "empty").read_bytes(), b"")
    equal((local / "deep" / "er" / "leaf.json").read_text(), "{}")


@check("log_text, log_dict, log_table")
def _():
    mlflow.log_text("<b>bold</b>", "page.html")
    mlflow.log_dict({"a": [1, 2, {"b": None}]}, "data.json")
    mlflow.log_dict({"a": 1}, "data.yaml")
    mlflow.log_table({"x": [1, 2], "y": ["a", "b"]}, "table.json")
    equal(mlflow.artifacts.load_text(f"{run.info.artifact_uri}/page.html"), "<b>bold</b>")
    equal(mlflow.artifacts.load_dict(f"{run.info.artifact_uri}/data.json"), {"a": [1, 2, {"b": None}]})
    equal(download("data.yaml").read_text().strip(), "a: 1")
    equal(list(mlflow.load_table("table.json", run_ids=[run_id])["y"]), ["a", "b"])


@check("log_image: a numpy array as a file and as a step")
def _():
    image = np.zeros((8, 8, 3), dtype=np.uint8)
    image[2:4] = 255
    mlflow.log_image(image, "picture.png")
    assert download("picture.png").read_bytes().startswith(b"\x89PNG")
    mlflow.log_image(image, key="progress", step=3)
    mlflow.flush_artifact_async_logging()
    assert any("progress" in path for path, _ in names("images"))


@check("log_figure: matplotlib")
def _():
    try:
        import matplotlib
    except ImportError:
        return
    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots()
    axes.plot([1, 2, 3])
    mlflow.log_figure(figure, "plots/figure.png")
    assert download("plots/figure.png").stat().st_size > 1000


@check("names: spaces, unicode, reserved characters")
def _():
    for name in ["with space.txt", "ünï cödé 日本.txt", "a+b=c&d.txt", "100%.txt", "it's.txt"]:
        (folder / name).write_text(name)
        mlflow.log_artifact(str(folder / name), "odd names")
        equal(download(f"odd names/{name}").read_text(), name)
    equal(len(names("odd names")), 5)


@check("a file of 20 MB")
def _():
    data = os.urandom(1 << 20) * 20
    (folder / "big.bin").write_bytes(data)
    mlflow.log_artifact(str(folder / "big.bin"))
    equal(download("big.bin").read_bytes() == data, True)


@check("list: the whole root")
def _():
    wanted = {"a", "tree", "odd names", "images"}
    assert wanted <= {path for path, is_dir in names() if is_dir}
    assert {"note.txt", "page.html", "big.bin"} <= {path for path, is_dir in names() if not is_dir}


@check("download: the whole run and a missing file")
def _():
    local = Path(client.download_artifacts(run_id, ""))
    equal((local / "a" / "b" / "note.txt").read_text(), "hällo\n")
    try:
        download("no such file")
    except Exception as error:
        assert "no such file" in str(error).lower() or "404" in str(error), str(error)
    else:
        raise AssertionError("a missing file was downloaded")


@check("log_input: pandas and numpy datasets with their context")
def _():
    frame = mlflow.data.from_pandas(pd.DataFrame({"x": [1.0, 2.0], "y": ["a", "b"]}), name="frame")
    array = mlflow.data.from_numpy(np.arange(6).reshape(2, 3), name="array")
    mlflow.log_input(frame, context="training")
    mlflow.log_input(array, context="test", tags={"extra": "1"})
    mlflow.log_input(frame, context="training")
    inputs = client.get_run(run_id).inputs.dataset_inputs
    equal(sorted(each.dataset.name for each in inputs), ["array", "frame"])
    by_name = {each.dataset.name: each for each in inputs}
    tags = {tag.key: tag.value for tag in by_name["array"].tags}
    equal(tags["mlflow.data.context"], "test")
    equal(by_name["frame"].dataset.digest, frame.digest)
    profile = json.loads(by_name["frame"].dataset.profile)
    equal(profile["num_rows"], 2)
    found = client.search_runs([run.info.experiment_id], "dataset.name = 'frame'")
    equal([each.info.run_id for each in found], [run_id])


@check("errors: an unknown run")
def _():
    raises("RESOURCE_DOES_NOT_EXIST", client.list_artifacts, "0" * 32)


mlflow.end_run()
finish()
