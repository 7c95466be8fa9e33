# clients: 3.17.2 2.22.5
"""search_runs with the filters and orders of the documentation."""

import mlflow
from mlflow.entities import Metric, Param, RunTag
from mlflow.tracking import MlflowClient

from checks import check, equal, finish, raises, unique

client = MlflowClient()
experiment_id = client.create_experiment(unique("searching"))
STATUSES = ["FINISHED", "FAILED", "KILLED"]
for index in range(9):
    created = client.create_run(experiment_id, start_time=1000 + index, run_name=f"run {index}")
    client.log_batch(
        created.info.run_id,
        metrics=[Metric("loss", index / 10, 1, 0), Metric("val/acc", 1 - index / 10, 1, 0)],
        params=[Param("model", "Tree" if index % 2 else "linear"), Param("learning rate", str(index))],
        tags=[RunTag("owner", "ada" if index < 4 else "Bob"), RunTag("part.of", "all")],
    )
    client.set_terminated(created.info.run_id, STATUSES[index % 3], end_time=2000 + index)

EXPECTED = {
    "metrics.loss < 0.25": [0, 1, 2],
    "metrics.loss <= 0.2 AND metrics.loss > 0": [1, 2],
    "metrics.`val/acc` >= 0.85": [0, 1],
    'metrics."val/acc" = 1': [0],
    "params.model = 'Tree'": [1, 3, 5, 7],
    "params.model != 'Tree'": [0, 2, 4, 6, 8],
    "params.model LIKE 'T%'": [1, 3, 5, 7],
    "params.model ILIKE 't%'": [1, 3, 5, 7],
    "params.`learning rate` = '8'": [8],
    "tags.owner = 'Bob' and attributes.status = 'FINISHED'": [6],
    "tag.owner ILIKE 'BOB'": [4, 5, 6, 7, 8],
    "tags.part.of = 'all' AND params.model = 'linear' AND metrics.loss > 0.5": [6, 8],
    "attributes.start_time >= 1007": [7, 8],
    "start_time < 1001": [0],
    "end_time = 2003": [3],
    "run_name = 'run 4'": [4],
    "attributes.run_name LIKE 'run%' AND status != 'FINISHED' AND metrics.loss < 0.3": [1, 2],
    "tags.absent = 'x'": [],
    "params.model IS NOT NULL AND metrics.loss > 0.75": [8],
    "": list(range(9)),
}


def numbers(filter_string, **options):
    found = client.search_runs([experiment_id], filter_string, **options)
    return [run.info.start_time - 1000 for run in found]


for text, wanted in EXPECTED.items():

    @check(f"search_runs: {text or 'no filter'}")
    def _():
        equal(numbers(text, order_by=["start_time ASC"]), wanted)


for order, wanted in {
    "metrics.loss DESC": [8, 7, 6, 5, 4, 3, 2, 1, 0],
    "attributes.start_time ASC": [0, 1, 2, 3, 4, 5, 6, 7, 8],
    "params.`learning rate` DESC": [8, 7, 6, 5, 4, 3, 2, 1, 0],
    "tags.owner ASC": [8, 7, 6, 5, 4, 3, 2, 1, 0],
    "metrics.`val/acc`": [8, 7, 6, 5, 4, 3, 2, 1, 0],
    "status DESC": [8, 5, 2, 6, 3, 0, 7, 4, 1],
}.items():

    @check(f"search_runs: order by {order}")
    def _():
        equal(numbers("", order_by=[order]), wanted)


@check("search_runs: the default order is the latest start first")
def _():
    equal(numbers(""), [8, 7, 6, 5, 4, 3, 2, 1, 0])


@check("search_runs: pages")
def _():
    token, seen = None, []
    while True:
        page = client.search_runs(
            [experiment_id], order_by=["start_time ASC"], max_results=4, page_token=token
        )
        seen.append(len(page))
        token = page.token
        if not token:
            break
    equal(seen, [4, 4, 1])


@check("search_runs: as a data frame and as a list")
def _():
    frame = mlflow.search_runs([experiment_id], "metrics.loss < 0.25", order_by=["start_time ASC"])
    equal(list(frame["params.model"]), ["linear", "Tree", "linear"])
    equal(list(frame["status"]), STATUSES)
    runs = mlflow.search_runs(experiment_ids=[experiment_id], output_format="list", max_results=2)
    equal(len(runs), 2)


@check("search_runs: by run ids")
def _():
    ids = [run.info.run_id for run in client.search_runs([experiment_id], max_results=2)]
    text = ", ".join(f"'{run_id}'" for run_id in ids)
    equal(numbers(f"attributes.run_id IN ({text})"), [8, 7])
    equal(numbers(f"run_id = '{ids[0]}'"), [8])


@check("search_runs: refusals")
def _():
    for text in ["metrics.loss = 'a'", "params.model > 'a'", "nosuch.a = 'b'", "tags.owner = Bob", "a = 'b'"]:
        raises("INVALID_PARAMETER_VALUE", client.search_runs, [experiment_id], text)
    raises("INVALID_PARAMETER_VALUE", client.search_runs, [experiment_id], max_results=50001)


finish()
