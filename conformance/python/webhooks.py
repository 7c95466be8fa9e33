# clients: 3.17.2
"""Webhooks as client 3 uses them: made, listed, changed, tested, removed, and what is refused."""

from mlflow.entities.webhook import WebhookAction, WebhookEntity, WebhookEvent, WebhookStatus
from mlflow.tracking import MlflowClient

from checks import check, equal, finish, raises

client = MlflowClient()
URL = "https://1.1.1.1/hook"
CREATED = WebhookEvent(WebhookEntity.REGISTERED_MODEL, WebhookAction.CREATED)


@check("create and get")
def _():
    made = client.create_webhook(
        name="hook",
        url=URL,
        events=["prompt_tag.set", WebhookEvent.from_str("model_version.created"), CREATED],
        description="about",
        secret="quiet",
    )
    equal((made.name, made.url, made.description, made.status), ("hook", URL, "about", WebhookStatus.ACTIVE))
    equal({str(event) for event in made.events}, {"prompt_tag.set", "model_version.created", "registered_model.created"})
    found = client.get_webhook(made.webhook_id)
    equal((found.webhook_id, found.creation_timestamp, found.secret), (made.webhook_id, made.creation_timestamp, None))


@check("every event can be subscribed to")
def _():
    events = [
        WebhookEvent(entity, action)
        for entity in WebhookEntity
        for action in WebhookAction
        if WebhookEvent._is_valid_combination(entity, action)
    ]
    made = client.create_webhook(name="all", url=URL, events=events, status="DISABLED")
    equal({str(event) for event in made.events}, {str(event) for event in events})
    equal(made.status, WebhookStatus.DISABLED)
    client.delete_webhook(made.webhook_id)


@check("list in pages, newest first")
def _():
    made = [client.create_webhook(name=f"page-{at}", url=URL, events=[CREATED]).webhook_id for at in range(5)]
    found, token = [], None
    while True:
        page = client.list_webhooks(max_results=2, page_token=token)
        found += [webhook.webhook_id for webhook in page]
        token = page.token
        if not token:
            break
    equal([each for each in found if each in made], made[::-1])
    equal(len(found), len(set(found)))


@check("update")
def _():
    made = client.create_webhook(name="before", url=URL, events=[CREATED], description="about", secret="quiet")
    changed = client.update_webhook(
        made.webhook_id, name="after", status=WebhookStatus.DISABLED, events=["prompt.created"]
    )
    equal((changed.name, changed.status, changed.url), ("after", WebhookStatus.DISABLED, URL))
    equal([str(event) for event in changed.events], ["prompt.created"])
    equal(changed.description, "about")
    equal(client.get_webhook(made.webhook_id).name, "after")


def refused(text, error_code, function, *args, **kwargs):
    error = raises(error_code, function, *args, **kwargs)
    assert text in str(error), error


def create(url=URL, name="hook"):
    return client.create_webhook(name=name, url=url, events=[CREATED])


@check("private addresses and other schemes are refused")
def _():
    for url in [
        "https://127.0.0.1/",
        "https://localhost/",
        "https://10.0.0.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://2130706433/",
    ]:
        refused("non-public IP address", "INVALID_PARAMETER_VALUE", create, url)
    refused("Invalid webhook URL scheme: 'http'", "INVALID_PARAMETER_VALUE", create, "http://1.1.1.1/")
    made = create()
    refused(
        "non-public IP address",
        "INVALID_PARAMETER_VALUE",
        client.update_webhook,
        made.webhook_id,
        url="https://192.168.0.1/",
    )


@check("names are checked")
def _():
    refused("Webhook name", "INVALID_PARAMETER_VALUE", create, name="a b")


@check("a deleted webhook is gone")
def _():
    made = create()
    client.delete_webhook(made.webhook_id)
    for call in [client.get_webhook, client.delete_webhook, client.test_webhook]:
        refused(f"{made.webhook_id} not found", "RESOURCE_DOES_NOT_EXIST", call, made.webhook_id)


@check("changes of the registry go on while a webhook cannot be reached")
def _():
    client.create_webhook(name="unreachable", url="https://1.1.1.1:9/", events=[CREATED, "prompt.created"])
    for at in range(20):
        client.create_registered_model(f"webhooks model {at}")
        client.delete_registered_model(f"webhooks model {at}")


finish()
