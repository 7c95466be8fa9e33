"""Writes metric points straight into a database that MLflow has made, in MLflow's own schema.

Usage: fill_points.py MANIFEST, a JSON file with: database, experiment_id, runs, keys, steps, data.
`data` is a file of doubles (value, timestamp, step), run by run, in it step by step, in it key by key,
which is the order in which a training loop sends them. Prints the ids of the runs as JSON.
"""

import array
import json
import sqlite3
import sys
import time
import uuid

FIELDS = 3
BYTES_PER_DOUBLE = 8
RUNS_PER_COMMIT = 500


def main() -> None:
    with open(sys.argv[1], encoding="utf8") as file:
        manifest = json.load(file)
    database = sqlite3.connect(manifest["database"], isolation_level=None)
    database.execute("BEGIN")
    experiment_id = int(manifest["experiment_id"])
    database.execute(
        "INSERT OR IGNORE INTO experiments (experiment_id, name, artifact_location, lifecycle_stage)"
        " VALUES (?, 'points', 'mlflow-artifacts:/points', 'active')",
        (experiment_id,),
    )
    keys = [f"metric-{number}" for number in range(manifest["keys"])]
    run_ids = []
    with open(manifest["data"], "rb") as data:
        for number in range(manifest["runs"]):
            run_ids.append(insert_run(database, data, (experiment_id, keys, manifest["steps"])))
            if number % RUNS_PER_COMMIT == RUNS_PER_COMMIT - 1:
                database.execute("COMMIT")
                database.execute("BEGIN")
    database.execute("COMMIT")
    (count,) = database.execute("SELECT count(*) FROM metrics WHERE key LIKE 'metric-%'").fetchone()
    database.close()
    print(json.dumps({"run_ids": run_ids, "points": count}))


def insert_run(database: sqlite3.Connection, data, shape: tuple) -> str:
    experiment_id, keys, steps = shape
    run_id = uuid.uuid4().hex
    now = int(time.time() * 1000)
    database.execute(
        "INSERT INTO runs (run_uuid, name, source_type, source_name, entry_point_name, user_id, status,"
        " start_time, end_time, source_version, lifecycle_stage, artifact_uri, experiment_id)"
        " VALUES (?, 'points', 'UNKNOWN', '', '', '', 'FINISHED', ?, ?, '', 'active', ?, ?)",
        (run_id, now, now, f"mlflow-artifacts:/{experiment_id}/{run_id}/artifacts", experiment_id),
    )
    database.execute("INSERT INTO tags (key, value, run_uuid) VALUES ('mlflow.runName', 'points', ?)", (run_id,))
    latest = {}
    for step in range(steps):
        doubles = array.array("d")
        doubles.frombytes(data.read(len(keys) * FIELDS * BYTES_PER_DOUBLE))
        rows = [
            (key, doubles[at * FIELDS], int(doubles[at * FIELDS + 1]), step, run_id)
            for at, key in enumerate(keys)
        ]
        database.executemany(
            "INSERT INTO metrics (key, value, timestamp, step, is_nan, run_uuid) VALUES (?, ?, ?, ?, 0, ?)", rows
        )
        latest = rows
    database.executemany(
        "INSERT INTO latest_metrics (key, value, timestamp, step, is_nan, run_uuid) VALUES (?, ?, ?, ?, 0, ?)",
        latest,
    )
    return run_id


main()
