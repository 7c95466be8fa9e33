# clients: 3.17.2
"""Traces with the real client and with OpenTelemetry's own exporter: spans, search, assessments, links, deletion."""

import concurrent.futures
import contextvars
import os
import time

import mlflow
from mlflow.entities import AssessmentSource, AssessmentSourceType, Feedback, SpanEvent
from mlflow.tracking import MlflowClient

from checks import check, equal, finish, raises, unique

client = MlflowClient()
experiment = mlflow.set_experiment(unique("traces"))
HERE = [experiment.experiment_id]
ME = AssessmentSource(AssessmentSourceType.HUMAN, "ada")


def search(filter_string=None, **more):
    mlflow.flush_trace_async_logging()
    return mlflow.search_traces(locations=HERE, filter_string=filter_string, return_type="list", **more)


@mlflow.trace(span_type="CHAIN", attributes={"depth": 1})
def child(x):
    return {"twice": 2 * x}


@mlflow.trace(name="parent")
def parent(x, user="ada"):
    mlflow.update_current_trace(
        tags={"color": "red"},
        metadata={"mlflow.trace.session": "session one", "mlflow.trace.user": user},
        client_request_id="client-1",
    )
    with mlflow.start_span("inner", span_type="LLM") as span:
        span.set_inputs({"messages": [{"role": "user", "content": "what is red?"}]})
        span.set_outputs({"choices": [{"message": {"role": "assistant", "content": "a colour"}}]})
        span.set_attribute("mlflow.chat.tokenUsage", {"input_tokens": 3, "output_tokens": 4, "total_tokens": 7})
        span.add_event(SpanEvent("happened", attributes={"n": 1}))
    return child(x)


def latest_id():
    mlflow.flush_trace_async_logging()
    return mlflow.get_last_active_trace_id()


@check("decorators: nested spans with inputs, outputs, attributes and events")
def _():
    equal(parent(3), {"twice": 6})
    trace = mlflow.get_trace(latest_id())
    spans = {span.name: span for span in trace.data.spans}
    equal(set(spans), {"parent", "inner", "child"})
    equal(spans["child"].parent_id, spans["parent"].span_id)
    equal(spans["child"].outputs, {"twice": 6})
    equal(spans["child"].get_attribute("depth"), 1)
    equal(spans["inner"].events[0].name, "happened")
    equal(trace.info.tags["color"], "red")
    equal(trace.info.client_request_id, "client-1")
    equal(trace.info.token_usage["total_tokens"], 7)
    equal(trace.info.trace_metadata["mlflow.trace.session"], "session one")


@check("errors are kept with their event")
def _():
    @mlflow.trace
    def failing():
        raise ValueError("no luck")

    try:
        failing()
    except ValueError:
        pass
    trace = mlflow.get_trace(latest_id())
    equal(trace.info.state.value, "ERROR")
    equal(trace.data.spans[0].events[0].attributes["exception.message"], "no luck")


@check("concurrent spans belong to their trace")
def _():
    @mlflow.trace
    def wide():
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            jobs = [pool.submit(contextvars.copy_context().run, child, at) for at in range(20)]
            return sum(job.result()["twice"] for job in jobs)

    equal(wide(), 380)
    trace = mlflow.get_trace(latest_id())
    equal(len(trace.data.spans), 21)
    root = trace.data.spans[0]
    equal({span.parent_id for span in trace.data.spans[1:]}, {root.span_id})


@check("live spans of a trace that goes on")
def _():
    root = mlflow.start_span_no_context("root")
    mlflow.start_span_no_context("step", parent_span=root).end()
    root.end()
    equal(len(mlflow.get_trace(latest_id()).data.spans), 2)


@check("search_traces with filters, orders and pages")
def _():
    for number in range(3):
        parent(number, user=f"user {number}")
    equal(len(search("tag.color = 'red'")), 4)
    equal(len(search("metadata.`mlflow.trace.user` = 'user 1'")), 1)
    equal(len(search("status = 'ERROR'")), 1)
    equal(len(search("name = 'parent'")), 4)
    equal(len(search("span.name = 'inner' AND span.type = 'LLM'")), 4)
    equal(len(search("span.name = 'inner' AND span.type = 'CHAIN'")), 0)
    equal(len(search("trace.text LIKE '%what is red%'")), 4)
    equal(len(search("span.attributes.depth LIKE '%1%'")) >= 4, True)
    equal(len(search("metadata.`mlflow.trace.session` = 'session one'")), 4)
    equal(len(search(max_results=2)), 2)
    first = client.search_traces(locations=HERE, max_results=3, order_by=["timestamp_ms ASC"])
    second = client.search_traces(locations=HERE, max_results=3, order_by=["timestamp_ms ASC"], page_token=first.token)
    ids = [trace.info.trace_id for trace in [*first, *second]]
    equal(len(set(ids)), len(ids))
    raises("INVALID_PARAMETER_VALUE", search, "nonsense = 'x'")


@check("tags")
def _():
    parent(1)
    trace_id = latest_id()
    mlflow.set_trace_tag(trace_id, "k", "v")
    equal(mlflow.get_trace(trace_id).info.tags["k"], "v")
    mlflow.delete_trace_tag(trace_id, "k")
    assert "k" not in mlflow.get_trace(trace_id).info.tags
    raises("RESOURCE_DOES_NOT_EXIST", mlflow.delete_trace_tag, trace_id, "k")


@check("feedback and expectations: log, update, override, delete")
def _():
    parent(1)
    trace_id = latest_id()
    first = mlflow.log_feedback(trace_id=trace_id, name="quality", value=0.5, rationale="so so", source=ME)
    expected = mlflow.log_expectation(trace_id=trace_id, name="answer", value={"n": [1, 2]}, source=ME)
    logged = mlflow.log_assessment(trace_id, Feedback(name="kind", value="yes", source=ME))
    found = {each.name: each for each in mlflow.get_trace(trace_id).info.assessments}
    equal(found["quality"].feedback.value, 0.5)
    equal(found["answer"].expectation.value, {"n": [1, 2]})
    mlflow.update_assessment(trace_id, first.assessment_id, Feedback(name="quality", value=0.75, source=ME))
    equal(mlflow.get_assessment(trace_id, first.assessment_id).feedback.value, 0.75)
    better = mlflow.override_feedback(trace_id=trace_id, assessment_id=first.assessment_id, value=1.0, source=ME)
    equal(mlflow.get_assessment(trace_id, first.assessment_id).valid, False)
    equal([t.info.trace_id for t in search("feedback.quality > 0.9")], [trace_id])
    mlflow.delete_assessment(trace_id, better.assessment_id)
    equal(mlflow.get_assessment(trace_id, first.assessment_id).valid, True)
    mlflow.delete_assessment(trace_id, logged.assessment_id)
    raises("RESOURCE_DOES_NOT_EXIST", mlflow.get_assessment, trace_id, logged.assessment_id)
    equal(mlflow.get_assessment(trace_id, expected.assessment_id).name, "answer")


@check("a run and its traces")
def _():
    with mlflow.start_run() as run:
        parent(1)
    inside = latest_id()
    parent(2)
    outside = latest_id()
    equal([t.info.trace_id for t in search(f"run_id = '{run.info.run_id}'")], [inside])
    client.link_traces_to_run([outside], run.info.run_id)
    equal({t.info.trace_id for t in search(f"run_id = '{run.info.run_id}'")}, {inside, outside})


@check("delete_traces")
def _():
    parent(1)
    trace_id = latest_id()
    equal(client.delete_traces(experiment.experiment_id, trace_ids=[trace_id]), 1)
    equal(client.delete_traces(experiment.experiment_id, trace_ids=[trace_id]), 0)
    equal(client.delete_traces(experiment.experiment_id, max_timestamp_millis=1), 0)


@check("OpenTelemetry's own exporter, with gzip")
def _():
    from opentelemetry.exporter.otlp.proto.http import Compression
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    for compression in (Compression.NoCompression, Compression.Gzip):
        exporter = OTLPSpanExporter(
            endpoint=os.environ["MLFLOW_TRACKING_URI"] + "/v1/traces",
            headers={"x-mlflow-experiment-id": experiment.experiment_id},
            compression=compression,
        )
        provider = TracerProvider(resource=Resource.create({"service.name": f"shop {compression.name}"}))
        provider.add_span_processor(BatchSpanProcessor(exporter))
        tracer = provider.get_tracer("test")
        with tracer.start_as_current_span("root") as root:
            root.set_attribute("gen_ai.operation.name", "chat")
            root.set_attribute("gen_ai.usage.input_tokens", 2)
            root.set_attribute("gen_ai.usage.output_tokens", 3)
            for number in range(50):
                with tracer.start_as_current_span(f"step {number}"):
                    time.sleep(0)
        provider.shutdown()
        [trace] = search(f"tag.`service.name` = 'shop {compression.name}'")
        equal(len(trace.data.spans), 51)
        equal(trace.info.token_usage["total_tokens"], 5)
        equal(trace.data.spans[0].span_type, "CHAT_MODEL")


finish()
