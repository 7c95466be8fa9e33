"""Writes registered models with versions straight into a database that MLflow has made, in MLflow's own schema.

Through MLflow's REST API 100,000 versions would take more than an hour; what is measured here is reading.
Usage: fill_registry.py DATABASE MODELS VERSIONS
"""

import sqlite3
import sys

START_MS = 1_700_000_000_000


def main() -> None:
    path, models, versions = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("BEGIN")
    for model in range(models):
        name = f"model-{model:04}"
        time = START_MS + model
        database.execute(
            "INSERT INTO registered_models (name, creation_time, last_updated_time, description) VALUES (?, ?, ?, '')",
            (name, time, time),
        )
        database.execute(
            "INSERT INTO registered_model_tags (name, key, value) VALUES (?, 'team', ?)", (name, f"team-{model % 10}")
        )
        database.execute(
            "INSERT INTO registered_model_aliases (name, alias, version) VALUES (?, 'champion', ?)", (name, versions)
        )
        database.executemany(
            "INSERT INTO model_versions (name, version, creation_time, last_updated_time, description, current_stage,"
            " source, storage_location, run_id, run_link, status)"
            " VALUES (?, ?, ?, ?, '', 'None', ?, ?, '', '', 'READY')",
            [
                (name, version, time, time, f"s3://bucket/{name}/{version}", f"s3://bucket/{name}/{version}")
                for version in range(1, versions + 1)
            ],
        )
        database.executemany(
            "INSERT INTO model_version_tags (name, version, key, value) VALUES (?, ?, 'checked', 'yes')",
            [(name, version) for version in range(1, versions + 1)],
        )
    database.execute("COMMIT")
    database.close()


main()
