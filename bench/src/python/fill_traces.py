"""Writes traces straight into a database that MLflow has made, in MLflow's own schema.

Through MLflow's REST API 50,000 traces would take about 20 minutes of CPU; what is measured here is reading.
Usage: fill_traces.py DATABASE EXPERIMENT_ID ARTIFACT_ROOT < traces as JSON lines
"""

import json
import sqlite3
import sys

TRACES_PER_COMMIT = 1000


def main() -> None:
    path, experiment_id, artifact_root = sys.argv[1:4]
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("BEGIN")
    for number, line in enumerate(sys.stdin):
        insert_trace(database, json.loads(line), int(experiment_id), artifact_root)
        if number % TRACES_PER_COMMIT == TRACES_PER_COMMIT - 1:
            database.execute("COMMIT")
            database.execute("BEGIN")
    database.execute("COMMIT")
    database.execute("ANALYZE")
    database.close()


def insert_trace(database: sqlite3.Connection, trace: dict, experiment_id: int, artifact_root: str) -> None:
    trace_id = trace["traceId"]
    database.execute(
        "INSERT INTO trace_info (request_id, experiment_id, timestamp_ms, execution_time_ms, status,"
        " request_preview, trace_name, session_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            trace_id,
            experiment_id,
            trace["timeMs"],
            trace["durationMs"],
            trace["state"],
            trace["preview"],
            trace["name"],
            trace["session"],
        ),
    )
    tags = {
        **trace["tags"],
        "mlflow.artifactLocation": f"{artifact_root}/traces/{trace_id}/artifacts",
        "mlflow.trace.spansLocation": "TRACKING_STORE",
    }
    database.executemany(
        "INSERT INTO trace_tags (key, value, request_id) VALUES (?, ?, ?)",
        [(key, value, trace_id) for key, value in tags.items()],
    )
    metadata = {**trace["metadata"], "mlflow.trace.infoFinalized": "true"}
    database.executemany(
        "INSERT INTO trace_request_metadata (key, value, request_id) VALUES (?, ?, ?)",
        [(key, value, trace_id) for key, value in metadata.items()],
    )
    database.executemany(
        "INSERT INTO spans (trace_id, experiment_id, span_id, parent_span_id, name, type, status,"
        " start_time_unix_nano, end_time_unix_nano, content) VALUES (?, ?, ?, ?, ?, ?, 'OK', ?, ?, ?)",
        [
            (
                trace_id,
                experiment_id,
                span["id"],
                span["parent"],
                span["name"],
                span["type"],
                trace["timeMs"] * 1_000_000,
                (trace["timeMs"] + trace["durationMs"]) * 1_000_000,
                json.dumps({"name": span["name"], "attributes": {"q": json.dumps(trace["preview"])}}),
            )
            for span in trace["spans"]
        ],
    )


main()
