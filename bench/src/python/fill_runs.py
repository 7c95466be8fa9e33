"""Writes runs straight into a database that MLflow has made, in MLflow's own schema.

Through MLflow's REST API 20,000 runs would take about 20 minutes of CPU; what is measured here is reading.
Usage: fill_runs.py DATABASE EXPERIMENT_ID ARTIFACT_ROOT < runs as JSON lines
"""

import json
import sqlite3
import sys
import uuid

RUNS_PER_COMMIT = 1000


def main() -> None:
    path, experiment_id, artifact_root = sys.argv[1:4]
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("BEGIN")
    for number, line in enumerate(sys.stdin):
        insert_run(database, json.loads(line), int(experiment_id), artifact_root)
        if number % RUNS_PER_COMMIT == RUNS_PER_COMMIT - 1:
            database.execute("COMMIT")
            database.execute("BEGIN")
    database.execute("COMMIT")
    database.close()


def insert_run(database: sqlite3.Connection, run: dict, experiment_id: int, artifact_root: str) -> None:
    run_id = uuid.uuid4().hex
    database.execute(
        "INSERT INTO runs (run_uuid, name, source_type, source_name, entry_point_name, user_id, status,"
        " start_time, end_time, source_version, lifecycle_stage, artifact_uri, experiment_id)"
        " VALUES (?, ?, 'UNKNOWN', '', '', '', 'FINISHED', ?, ?, '', 'active', ?, ?)",
        (
            run_id,
            run["name"],
            run["startTime"],
            run["startTime"] + 1000,
            f"{artifact_root}/{run_id}/artifacts",
            experiment_id,
        ),
    )
    tags = [*run["tags"], {"key": "mlflow.runName", "value": run["name"]}]
    database.executemany(
        "INSERT INTO params (key, value, run_uuid) VALUES (?, ?, ?)",
        [(param["key"], param["value"], run_id) for param in run["params"]],
    )
    database.executemany(
        "INSERT INTO tags (key, value, run_uuid) VALUES (?, ?, ?)",
        [(tag["key"], tag["value"], run_id) for tag in tags],
    )
    rows = [(m["key"], m["value"], m["timestamp"], m["step"], run_id) for m in run["metrics"]]
    for table in ("metrics", "latest_metrics"):
        database.executemany(
            f"INSERT INTO {table} (key, value, timestamp, step, is_nan, run_uuid) VALUES (?, ?, ?, ?, 0, ?)",
            rows,
        )


main()
