"""The loop of an ordinary training script with MLflow's own client; prints the seconds of each run as JSON.

Usage: client_loop.py TRACKING_URI RUNS
"""

import json
import sys
import time

import mlflow

PARAMS = 5
METRICS = 50


def main() -> None:
    uri, runs = sys.argv[1], int(sys.argv[2])
    mlflow.set_tracking_uri(uri)
    mlflow.set_experiment("python-client")
    log_run()
    print("warm", flush=True)
    sys.stdin.readline()
    seconds = []
    for _ in range(runs):
        started = time.perf_counter()
        log_run()
        seconds.append(time.perf_counter() - started)
    print(json.dumps(seconds), flush=True)


def log_run() -> None:
    with mlflow.start_run():
        for index in range(PARAMS):
            mlflow.log_param(f"param-{index}", index)
        for step in range(METRICS):
            mlflow.log_metric("loss", 1 / (1 + step), step=step)


main()
