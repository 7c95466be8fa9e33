"""Logs what the tour of MLflow's own web UI looks at, with the real client."""

import json
import os
import sys
import tempfile
import wave
import zipfile

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

# A run with a file of each kind that the web UI shows, and with what else hangs on a run.
with tempfile.TemporaryDirectory() as folder:

    def file(name, content):
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as opened:
            opened.write(content if isinstance(content, bytes) else content.encode())
        return path

    header = json.dumps({"layer.weight": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}}).encode()
    cells = [
        {"cell_type": "markdown", "source": "# Notebook title"},
        {
            "cell_type": "code",
            "execution_count": 7,
            "source": "print(6 * 7)",
            "outputs": [{"output_type": "stream", "name": "stdout", "text": "42"}],
        },
    ]
    place = {"type": "Point", "coordinates": [7.4, 46.9]}
    file("files/table.csv", 'name,price\n"a ""quoted"", text",30\nplain,4')
    file("files/rows.jsonl", '{"word": "first line"}\n{"word": "second line"}')
    file("files/nested.json", json.dumps({"outer": {"inner": ["deep text"]}, "__proto__": {"x": 1}}))
    file("files/config.yaml", "model:\n  depth: 50\n")
    file("files/script.py", "def answer():\n    return 42  # why\n")
    file("files/report.md", "# Report title\n\n[bad](javascript:alert(1)) and **bold words**")
    file("files/page.html", "<h1>A page of HTML</h1>")
    file("files/book.ipynb", json.dumps({"nbformat": 4, "metadata": {}, "cells": cells}))
    file("files/place.geojson", json.dumps({"type": "Feature", "properties": {"name": "Bern"}, "geometry": place}))
    file("files/net.safetensors", len(header).to_bytes(8, "little") + header + bytes(24))
    file("files/blob.bin", bytes(range(256)))
    file("files/long.json", json.dumps([{"id": i, "text": "word " * 10} for i in range(12_000)]))
    file("logs/train.log", "".join(f"INFO step {i}\n" for i in range(50)) + "ERROR it broke\nINFO the end\n")
    frame.to_parquet(file("files/points.parquet", b""))
    np.save(file("files/matrix.npy", b""), np.arange(12, dtype="float32").reshape(3, 4))
    np.savez_compressed(file("files/arrays.npz", b""), first=np.ones(3), second=np.zeros((2, 2)))
    with zipfile.ZipFile(file("files/pack.zip", b""), "w") as archive:
        archive.writestr("inside/one.txt", "one")
    with wave.open(file("files/tone.wav", b""), "wb") as tone:
        tone.setnchannels(1)
        tone.setsampwidth(2)
        tone.setframerate(8000)
        tone.writeframes(bytes(16000))
    with mlflow.start_run(run_name="everything") as everything:
        mlflow.log_artifacts(folder)
        mlflow.log_params({"rate": 0.5, "settings": json.dumps({"nested": {"value": "of a long param"}, "pad": "x" * 100})})
        mlflow.set_tags({"team": "tour", "mlflow.note.content": "A **described** run"})
        mlflow.log_input(mlflow.data.from_pandas(frame, name="points", targets="y"), context="training")
        mlflow.log_table({"question": ["why?"], "answer": ["because"]}, "files/logged-table.json")
        for step in range(30):
            mlflow.log_metrics({"loss": 30 - step, "system/cpu_utilization_percentage": 50 + step}, step=step)
        for step in (0, 5, 10):
            mlflow.log_image(np.full((8, 8, 3), step * 20, dtype=np.uint8), key="samples/drawn", step=step)
        with mlflow.start_run(run_name="child of everything", nested=True):
            mlflow.log_metric("loss", 1)

from sklearn.linear_model import LinearRegression

with mlflow.start_run(run_name="model") as model_run:
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
talk_id = failed_id = None
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

    @mlflow.trace(span_type="CHAT_MODEL")
    def talk(messages, fails=False):
        span = mlflow.get_current_active_span()
        mlflow.update_current_trace(metadata={"mlflow.trace.session": "tour session", "mlflow.trace.user": "ada"})
        span.set_inputs({"model": "small", "messages": messages})
        span.set_attribute("mlflow.chat.tokenUsage", {"input_tokens": 4, "output_tokens": 3, "total_tokens": 7})
        span.set_attribute("mlflow.llm.cost", {"input_cost": 0.1, "output_cost": 0.2, "total_cost": 0.3})
        if fails:
            raise ValueError("no luck today")
        call = {"id": "1", "type": "function", "function": {"name": "look_up", "arguments": '{"id": 5}'}}
        return {"choices": [{"message": {"role": "assistant", "content": "**Hello** there", "tool_calls": [call]}}]}

    talk([{"role": "system", "content": "Be kind."}, {"role": "user", "content": "Hi"}])
    talk_id = mlflow.get_last_active_trace_id()
    try:
        talk([{"role": "user", "content": "Again"}], fails=True)
    except ValueError:
        pass
    failed_id = mlflow.get_last_active_trace_id()
except Exception as error:  # a server without traces can still be toured
    print(f"no traces: {error}", file=sys.stderr)

attached_id = None
try:
    from mlflow.tracing.attachments import Attachment

    with open(os.path.join(tempfile.mkdtemp(), "tone.wav"), "wb") as opened, wave.open(opened) as tone:
        tone.setnchannels(1)
        tone.setsampwidth(2)
        tone.setframerate(8000)
        tone.writeframes(bytes(1600))
        tone_path = opened.name
    pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

    @mlflow.trace(span_type="CHAT_MODEL")
    def look(messages):
        page = Attachment(content_type="text/html", content_bytes=b"<script>alert(1)</script>")
        return {"spoken": Attachment.from_file(tone_path, "audio/wav"), "page": page}

    picture = {"type": "image_url", "image_url": {"url": f"data:image/png;base64,{pixel}"}}
    look([{"role": "user", "content": [{"type": "text", "text": "What is this?"}, picture]}])
    attached_id = mlflow.get_last_active_trace_id()
    mlflow.flush_trace_async_logging()
except Exception as error:  # a server without traces can still be toured
    print(f"no attachments: {error}", file=sys.stderr)

evaluation_ids = []
try:
    from mlflow.genai import scorer

    @scorer
    def is_loud(outputs):
        return outputs.isupper()

    dataset = mlflow.genai.create_dataset(name="tour questions", experiment_id=experiment.experiment_id)
    dataset.merge_records(
        [{"inputs": {"question": word}, "expectations": {"answer": word.upper()}} for word in ["one", "two"]]
    )
    for name, judged in [("loud", lambda question: question.upper()), ("quiet", lambda question: question)]:
        with mlflow.start_run(run_name=name) as evaluation:
            mlflow.genai.evaluate(data=dataset, predict_fn=judged, scorers=[is_loud])
            evaluation_ids.append(evaluation.info.run_id)
except Exception as error:  # a server without evaluation can still be toured
    print(f"no evaluation: {error}", file=sys.stderr)

print(
    json.dumps(
        {
            "experimentId": experiment.experiment_id,
            "runIds": runs,
            "everythingId": everything.info.run_id,
            "modelRunId": model_run.info.run_id,
            "modelId": info.model_id,
            "traceIds": traces,
            "talkId": talk_id,
            "failedId": failed_id,
            "attachedId": attached_id,
            "evaluationIds": evaluation_ids,
        }
    )
)
