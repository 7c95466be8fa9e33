"""Logs what the tour of MLflow's own web UI looks at, with the real client."""

import json
import os
import sys
import tempfile

import mlflow
import numpy as np
import pandas as pd
from mlflow.tracking import MlflowClient

client = MlflowClient()
experiment = mlflow.set_experiment("tour")
frame = pd.DataFrame({"x": [0.0, 1.0, 2.0], "y": [0.0, 2.0, 4.0]})
runs = []
for index, rate in enumerate([0.1, 0.01, 0.001]):
    with mlflow.start_run(run_name=f"run {index}") as run:
        mlflow.log_params({"rate": rate, "layers": index + 1})
        for step in range(50):
            mlflow.log_metrics({"loss": 1 / (step + 1) + rate, "acc": 1 - 1 / (step + 2)}, step=step)
        mlflow.log_input(mlflow.data.from_pandas(frame, name="points", targets="y"), context="training")
        mlflow.set_tag("mlflow.note.content", "**bold** note")
        mlflow.log_text("plain text", "notes/readme.txt")
        mlflow.log_dict({"a": [1, 2]}, "notes/data.json")
        mlflow.log_table(data=frame.to_dict("list"), artifact_file="tables/points.json")
        mlflow.log_image(np.zeros((8, 8, 3), dtype=np.uint8), "images/black.png")
        runs.append(run.info.run_id)

from sklearn.linear_model import LinearRegression

with mlflow.start_run(run_name="model"):
    info = mlflow.sklearn.log_model(
        LinearRegression().fit(frame[["x"]], frame["y"]),
        name="linear",
        input_example=frame[["x"]],
        registered_model_name="tour-linear",
    )
    mlflow.log_metrics({"fit": 0.75}, model_id=info.model_id)
client.create_model_version("tour-linear", info.model_uri, model_id=info.model_id)
client.set_registered_model_alias("tour-linear", "champion", "1")
client.set_registered_model_tag("tour-linear", "team", "tour")
client.update_registered_model("tour-linear", "A line.")
client.update_model_version("tour-linear", "2", "The second.")

mlflow.genai.register_prompt(name="tour-prompt", template="Say {{word}}", commit_message="one")
mlflow.genai.register_prompt(name="tour-prompt", template="Please say {{word}}", commit_message="two")
mlflow.genai.set_prompt_alias("tour-prompt", alias="production", version=2)

traces = []
try:

    @mlflow.trace(span_type="CHAIN")
    def chain(question):
        with mlflow.start_span("retrieve", span_type="RETRIEVER") as span:
            span.set_inputs({"question": question})
            span.set_outputs([{"page_content": "It is so.", "metadata": {"doc_uri": "a"}}])
        return {"answer": question.upper()}

    for question in ["why?", "how?"]:
        chain(question)
    mlflow.flush_trace_async_logging()
    found = mlflow.search_traces(locations=[experiment.experiment_id], return_type="list")
    traces = [trace.info.trace_id for trace in found]
    for trace_id in traces:
        mlflow.log_feedback(trace_id=trace_id, name="good", value=True, rationale="it is")
except Exception as error:  # a server without traces can still be toured
    print(f"no traces: {error}", file=sys.stderr)

print(
    json.dumps(
        {
            "experimentId": experiment.experiment_id,
            "runIds": runs,
            "modelId": info.model_id,
            "traceIds": traces,
        }
    )
)
